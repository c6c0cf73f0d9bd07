#include "base/large_heap.h"

#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace isnad {

void prefer_large_pages() {
#ifdef __GLIBC__
  constexpr uintptr_t kLargePage = uintptr_t{1} << 21;
  constexpr int kHeap = 192 << 20;          // addresses, not memory: a page is taken when it is first written
  constexpr int kLargestInHeap = 32 << 20;  // glibc allows no more
  mallopt(M_MMAP_THRESHOLD, kLargestInHeap);
  mallopt(M_TOP_PAD, kHeap);
  // A block beyond what is free makes the heap grow by all that it is to have; given back, it stays the heap's.
  const auto before = reinterpret_cast<uintptr_t>(sbrk(0));
  void* volatile block = std::malloc(kLargePage);  // volatile, or the compiler leaves both out
  std::free(block);
  const auto after = reinterpret_cast<uintptr_t>(sbrk(0));
  const uintptr_t first = (before + kLargePage - 1) / kLargePage * kLargePage;
  if (first < after) (void)madvise(reinterpret_cast<void*>(first), after - first, MADV_HUGEPAGE);
#endif
}

}  // namespace isnad
