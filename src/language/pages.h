// Memory of the large tables of packs: lookups go all over them, and on small pages nearly each costs an address
// translation. Large tables ask for large pages where the system has them; rows never straddle a cache line by chance.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace isnad {

constexpr size_t kCacheLine = 64;

template <typename T>
struct PageAllocator {
  using value_type = T;
  static constexpr size_t kLargePage = size_t{1} << 21;

  PageAllocator() = default;
  template <typename U>
  explicit PageAllocator(const PageAllocator<U>&) {}

  static std::align_val_t alignment(size_t count) {
    return std::align_val_t{count * sizeof(T) >= kLargePage ? kLargePage : kCacheLine};
  }
  T* allocate(size_t count) {
    void* const out = ::operator new(count * sizeof(T), alignment(count));
#ifdef __linux__
    // Only advice: whether it is taken changes nothing but speed. The last page may be shared with others.
    const size_t whole = count * sizeof(T) / kLargePage * kLargePage;
    if (whole > 0) (void)madvise(out, whole, MADV_HUGEPAGE);
#endif
    return static_cast<T*>(out);
  }
  void deallocate(T* at, size_t count) {
    ::operator delete(at, alignment(count));
  }
  bool operator==(const PageAllocator&) const {
    return true;
  }
};

template <typename T>
using PagedVector = std::vector<T, PageAllocator<T>>;

}  // namespace isnad
