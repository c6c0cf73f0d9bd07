// An averaged perceptron over hashed features, and its quantised form for packs. Deterministic. Not shareable.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/hash.h"

namespace isnad {

class Perceptron {
 public:
  explicit Perceptron(uint32_t classes);

  void score(const Features& features, float* out) const;
  void update(const Features& features, uint32_t label, float delta);
  /// One more example was seen; updates count from here.
  void tick() { time_ += 1; }
  /// Averaged weights as a section that LinearModel::load reads; weights below `floor` are left out.
  std::string section(float floor) const;
  /// Adds the averaged weights of a model that learned from the same data in another order.
  void mix_in(const Perceptron& other);
  size_t features() const { return keys_.size(); }

 private:
  /// The key's lower half beside the row, so that a look costs one miss of the cache.
  struct Slot {
    uint32_t key = 0;
    uint32_t row = 0;  // + 1
  };
  uint32_t find(uint64_t key) const;
  uint32_t insert(uint64_t key);
  void grow();

  uint32_t classes_;
  double time_ = 1;
  std::vector<uint64_t> keys_;  // of each row
  std::vector<Slot> slots_;
  uint32_t shift_;
  std::vector<float> weights_;
  std::vector<float> sums_;  // weight times the time of its change
};

}  // namespace isnad
