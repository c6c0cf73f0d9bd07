// Large pages for what a program loads. Its tables are looked up all over, and on small pages nearly each look costs an
// address translation beside the look itself.
#pragma once

namespace isnad {

/// Asks that malloc's heap lie on large pages; call once, before anything is loaded and before any other thread. Only
/// advice: whether the system takes it changes nothing but speed.
void prefer_large_pages();

}  // namespace isnad
