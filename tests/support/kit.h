// What the whole-program tests share: resources loaded once per test program, the reports they read, the built program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "reader/reader.h"

namespace isnad::test {

std::filesystem::path source_dir();
/// $ISNAD_SHARED, else `shared` beside the repository; it may be absent.
std::filesystem::path shared_dir();

/// Loaded at the first call; a test program ends with a message when tables or models are missing.
const Resources& resources();

/// The only item of a file; a test failure and an empty item when it cannot be read.
Item item_of(const std::filesystem::path& file);
/// Reports written for the tests: tests/golden/*/report.json, sorted by name.
std::vector<Item> own_items();
/// The seed reports and the development texts; empty when the shared folder is absent.
std::vector<Item> shared_items();
/// At most `count` reports of saudinewsnet, spread over one day's file; empty when absent.
std::vector<Item> news_items(size_t count);

struct Ended {
  int code = -1;  ///< exit code; 128 + signal when killed
  std::string out;
  std::string err;
};

/// Runs the built `isnad` with a shell's words, under a limit of seconds and of memory. `folder` holds its output.
Ended run_isnad(const std::string& arguments, const std::filesystem::path& folder);

/// A folder of its own, removed with the object.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& bytes) const;

 private:
  std::filesystem::path path_;
};

}  // namespace isnad::test
