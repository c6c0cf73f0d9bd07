#include "train/teacher.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace isnad {
namespace {

constexpr float kDropHidden = 0.33F;
constexpr float kDropTop = 0.33F;
constexpr float kWeights[kLayers] = {1, 0.5F, 0.3F};  // of what is said in the loss

}  // namespace

Teacher::Teacher(const TokenReader& reader, uint64_t seed, size_t layers)
    : dice_(seed), reader_(reader), layers_(std::min(layers, kLayers)) {
  for (int d = 0; d < 2; ++d) second_[d].make(2 * reader_.hidden(), kHidden, d == 1, dice_);
  for (size_t l = 0; l < layers_; ++l) says_[l].make(2 * kHidden, kClasses[l], dice_);
  arc_child_.make(2 * kHidden, kArc, dice_);
  arc_head_.make(2 * kHidden, kArc, dice_);
  label_child_.make(2 * kHidden, kLabel, dice_);
  label_head_.make(2 * kHidden, kLabel, dice_);
  biaffine_.make(kArc, kArc, dice_);
  trilinear_.make(kLabel, kRelCount * kLabel, dice_);
  label_bias_.make(kLabel, kRelCount, dice_);
  root_.dense(1, kArc, 0.1F, dice_);
}

void Teacher::forward(const std::vector<const TeacherSentence*>& sentences, Dice* dice) {
  batch_ = reader_.forward(sentences, dice);
  order_ = reader_.order();
  const size_t n = batch_.rows;
  low_ = reader_.states();
  drop_values(low_, low_mask_, kDropHidden, dice);
  Floats a, b;
  second_[0].forward(low_, batch_, a);
  second_[1].forward(low_, batch_, b);
  join(a, b, n, high_);
  drop_values(high_, high_mask_, kDropHidden, dice);
  arc_child_.forward(high_, n, child_);
  activate(child_, child_mask_, kDropTop, dice);
  arc_head_.forward(high_, n, head_);
  activate(head_, head_mask_, kDropTop, dice);
  biaffine_.forward(child_, n, projected_);
  label_child_.forward(high_, n, lchild_);
  activate(lchild_, lchild_mask_, kDropTop, dice);
  label_head_.forward(high_, n, lhead_);
  activate(lhead_, lhead_mask_, kDropTop, dice);
  for (size_t l = 0; l < layers_; ++l) {
    if (dice == nullptr && l > 0) continue;
    says_[l].forward(high_, n, said_[l]);
    for (size_t r = 0; r < n; ++r) softmax(&said_[l][r * kClasses[l]], kClasses[l]);
  }
}

/// Probabilities of heads of the tokens of one sentence; `heads` are the vectors of its tokens and of the root.
void Teacher::score_arcs(size_t begin, size_t count, Floats& heads, Floats& scores) const {
  const size_t width = count + 1;
  heads.assign(head_.begin() + static_cast<std::ptrdiff_t>(begin * kArc),
               head_.begin() + static_cast<std::ptrdiff_t>((begin + count) * kArc));
  heads.insert(heads.end(), root_.value.begin(), root_.value.end());
  Floats turned(heads.size());
  transpose(heads.data(), turned.data(), width, kArc);
  scores.assign(count * width, 0);
  multiply(&projected_[begin * kArc], turned.data(), scores.data(), count, kArc, width);
  for (size_t t = 0; t < count; ++t) {
    scores[t * width + t] = -1e9F;
    softmax(&scores[t * width], width);
  }
}

float Teacher::learn(const std::vector<const TeacherSentence*>& sentences, float rate) {
  forward(sentences, &dice_);
  const size_t n = batch_.rows;
  float loss = 0;
  Floats dhigh(n * 2 * kHidden, 0);
  // The gradient of the cross entropy is the probability less one at the gold.
  std::array<Floats, kLayers> dsaid;
  for (size_t l = 0; l < layers_; ++l) dsaid[l].assign(n * kClasses[l], 0);
  Floats dprojected(n * kArc, 0), dhead(n * kArc, 0), dlchild(n * kLabel, 0), dlhead(n * kLabel, 0);
  Floats dtri, dbias, tri, bias, chosen_child, heads, scores;
  trilinear_.forward(lchild_, n, tri);
  label_bias_.forward(lchild_, n, bias);
  dtri.assign(tri.size(), 0);
  dbias.assign(bias.size(), 0);
  for (size_t s = 0; s < order_.size(); ++s) {
    const TeacherSentence& gold = *order_[s];
    const size_t begin = batch_.begin[s];
    const size_t count = batch_.size[s];
    for (size_t l = 0; l < layers_; ++l) {
      const auto& told = l == 0 ? gold.tags : l == 1 ? gold.names : gold.forms;
      const size_t width = kClasses[l];
      for (size_t t = 0; t < told.size(); ++t) {
        if (told[t] >= width) continue;
        float* d = &dsaid[l][(begin + t) * width];
        const float* p = &said_[l][(begin + t) * width];
        for (size_t k = 0; k < width; ++k) d[k] = p[k] * kWeights[l];
        d[told[t]] -= kWeights[l];
        loss -= std::log(std::max(1e-9F, p[told[t]])) * kWeights[l];
      }
    }
    if (gold.heads.empty()) continue;
    const size_t width = count + 1;
    score_arcs(begin, count, heads, scores);
    for (size_t t = 0; t < count; ++t) {
      float& p = scores[t * width + static_cast<size_t>(gold.heads[t])];
      loss -= std::log(std::max(1e-9F, p));
      p -= 1;
    }
    multiply(scores.data(), heads.data(), &dprojected[begin * kArc], count, width, kArc);
    Floats turned(scores.size()), dheads(width * kArc, 0);
    transpose(scores.data(), turned.data(), count, width);
    multiply(turned.data(), &projected_[begin * kArc], dheads.data(), width, count, kArc);
    for (size_t i = 0; i < count * kArc; ++i) dhead[begin * kArc + i] += dheads[i];
    for (size_t i = 0; i < kArc; ++i) root_.grad[i] += dheads[count * kArc + i];
    for (size_t t = 0; t < count; ++t) {
      if (static_cast<size_t>(gold.heads[t]) == count) continue;
      const size_t r = begin + t;
      const size_t h = begin + static_cast<size_t>(gold.heads[t]);
      float p[kRelCount];
      for (size_t k = 0; k < kRelCount; ++k) {
        p[k] = bias[r * kRelCount + k];
        const float* q = &tri[(r * kRelCount + k) * kLabel];
        for (size_t c = 0; c < kLabel; ++c) p[k] += q[c] * lhead_[h * kLabel + c];
      }
      softmax(p, kRelCount);
      loss -= std::log(std::max(1e-9F, p[gold.rels[t]]));
      p[gold.rels[t]] -= 1;
      for (size_t k = 0; k < kRelCount; ++k) {
        dbias[r * kRelCount + k] = p[k];
        const float* q = &tri[(r * kRelCount + k) * kLabel];
        float* dq = &dtri[(r * kRelCount + k) * kLabel];
        for (size_t c = 0; c < kLabel; ++c) {
          dq[c] = p[k] * lhead_[h * kLabel + c];
          dlhead[h * kLabel + c] += p[k] * q[c];
        }
      }
    }
  }
  for (size_t l = 0; l < layers_; ++l) says_[l].backward(high_, dsaid[l], n, &dhigh);
  Floats dchild(n * kArc, 0);
  biaffine_.backward(child_, dprojected, n, &dchild);
  apply_mask(dchild, child_mask_);
  arc_child_.backward(high_, dchild, n, &dhigh);
  apply_mask(dhead, head_mask_);
  arc_head_.backward(high_, dhead, n, &dhigh);
  trilinear_.backward(lchild_, dtri, n, &dlchild);
  label_bias_.backward(lchild_, dbias, n, &dlchild);
  apply_mask(dlchild, lchild_mask_);
  label_child_.backward(high_, dlchild, n, &dhigh);
  apply_mask(dlhead, lhead_mask_);
  label_head_.backward(high_, dlhead, n, &dhigh);
  apply_mask(dhigh, high_mask_);
  Floats a, b, dlow(low_.size(), 0);
  split(dhigh, n, a, b);
  second_[0].backward(low_, batch_, a, &dlow);
  second_[1].backward(low_, batch_, b, &dlow);
  apply_mask(dlow, low_mask_);
  reader_.backward(dlow);
  const AdamStep adam{rate, 1 / static_cast<float>(n)};
  reader_.step(adam);
  for (Lstm& layer : second_) layer.step(adam);
  for (size_t l = 0; l < layers_; ++l) says_[l].step(adam);
  for (LinearLayer* layer :
       {&arc_child_, &arc_head_, &label_child_, &label_head_, &biaffine_, &trilinear_, &label_bias_}) {
    layer->step(adam);
  }
  root_.step(adam);
  return loss;
}

void Teacher::read(const std::vector<const TeacherSentence*>& sentences, std::vector<Guess>& guesses) {
  forward(sentences, nullptr);
  guesses.resize(sentences.size());
  Floats heads;
  for (size_t s = 0; s < order_.size(); ++s) {
    const auto place =
        static_cast<size_t>(std::find(sentences.begin(), sentences.end(), order_[s]) - sentences.begin());
    Guess& guess = guesses[place];
    const size_t begin = batch_.begin[s];
    const size_t count = batch_.size[s];
    const auto cut = [&](const Floats& from, size_t width, Floats& to) {
      to.assign(from.begin() + static_cast<std::ptrdiff_t>(begin * width),
                from.begin() + static_cast<std::ptrdiff_t>((begin + count) * width));
    };
    cut(said_[0], kUposCount, guess.tags);
    cut(lchild_, kLabel, guess.child);
    cut(lhead_, kLabel, guess.head);
    score_arcs(begin, count, heads, guess.arcs);
  }
}

void Teacher::add_labels(const Guess& guess, const std::vector<int32_t>& heads, Floats& labels) const {
  const size_t n = heads.size();
  Floats tri, bias;
  trilinear_.forward(guess.child, n, tri);
  label_bias_.forward(guess.child, n, bias);
  labels.resize(n * kRelCount, 0);
  for (size_t t = 0; t < n; ++t) {
    const auto h = static_cast<size_t>(heads[t]);
    if (h == n) continue;
    float p[kRelCount];
    for (size_t k = 0; k < kRelCount; ++k) {
      p[k] = bias[t * kRelCount + k];
      for (size_t c = 0; c < kLabel; ++c) p[k] += tri[(t * kRelCount + k) * kLabel + c] * guess.head[h * kLabel + c];
    }
    softmax(p, kRelCount);
    for (size_t k = 0; k < kRelCount; ++k) labels[t * kRelCount + k] += p[k];
  }
}

}  // namespace isnad
