#include "support/kit.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/tsv.h"
#include "intake/intake.h"

namespace isnad::test {
namespace {

namespace fs = std::filesystem;

// Generous: they tell a hang and a leak from a slow machine, not fast from slow. Sanitizers need their own address
// space.
constexpr int kSeconds = 120;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr const char* kMemory = "unlimited";
#else
constexpr const char* kMemory = "4000000";  // kilobytes
#endif

std::vector<fs::path> sorted(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> out;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(folder, ec)) {
    if (entry.path().extension() == extension) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string bytes_of(const fs::path& file) {
  auto bytes = read_whole_file(file);
  return bytes ? *bytes : std::string();
}

}  // namespace

fs::path source_dir() {
  return ISNAD_SOURCE_DIR;
}

fs::path shared_dir() {
  const char* given = std::getenv("ISNAD_SHARED");
  return given != nullptr && *given != '\0' ? fs::path(given) : source_dir().parent_path() / "shared";
}

const Resources& resources() {
  static const Result<Resources> loaded = Resources::load(default_paths({}, ""));
  if (!loaded) {
    std::fprintf(stderr, "%s\n", loaded.error().message.c_str());
    std::exit(1);
  }
  return *loaded;
}

Item item_of(const fs::path& file) {
  auto items = read_items(file);
  EXPECT_TRUE(items && items->size() == 1) << file;
  return items && items->size() == 1 ? items->front() : Item{};
}

std::vector<Item> own_items() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(source_dir() / "tests/golden")) {
    if (fs::exists(entry.path() / "report.json")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  std::vector<Item> out;
  for (const auto& folder : folders) out.push_back(item_of(folder / "report.json"));
  return out;
}

std::vector<Item> shared_items() {
  std::vector<Item> out;
  for (const auto& file : sorted(shared_dir() / "seeds", ".txt")) out.push_back(item_of(file));
  for (const auto& file : sorted(shared_dir() / "gold/dev/text", ".json")) out.push_back(item_of(file));
  return out;
}

std::vector<Item> news_items(size_t count) {
  const fs::path archive = shared_dir() / "data/stories/saudinewsnet/2015-08-02.zip";
  if (!fs::exists(archive)) return {};
  const TempFolder folder;
  const fs::path unpacked = folder.path() / "day.json";
  const std::string command =
      "python3 -c \"import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); "
      "open(sys.argv[2],'wb').write(z.read(z.infolist()[0]))\" '" +
      archive.string() + "' '" + unpacked.string() + "'";
  if (std::system(command.c_str()) != 0) return {};
  const auto day = nlohmann::json::parse(bytes_of(unpacked), nullptr, false);
  if (!day.is_array() || day.empty()) return {};
  const size_t step = std::max<size_t>(1, day.size() / count);
  std::vector<Item> out;
  for (size_t i = 0; i < day.size() && out.size() < count; i += step) {
    const auto text = [&](const char* key) { return day[i].value(key, std::string()); };
    out.push_back({"news-" + std::to_string(i), text("source"), text("url"), text("date_extracted"), text("title"),
                   text("content"), ""});
  }
  return out;
}

Ended run_isnad(const std::string& arguments, const fs::path& folder) {
  const std::string out = (folder / "stdout").string();
  const std::string err = (folder / "stderr").string();
  const std::string command = "ulimit -v " + std::string(kMemory) + "; timeout " + std::to_string(kSeconds) + " '" +
                              ISNAD_PROGRAM + "' " + arguments + " >'" + out + "' 2>'" + err + "'";
  const int status = std::system(("exec bash -c \"" + command + "\"").c_str());
  Ended run;
  run.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  run.out = bytes_of(out);
  run.err = bytes_of(err);
  return run;
}

TempFolder::TempFolder() {
  std::string name = (fs::temp_directory_path() / "isnad-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) std::abort();
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ec;
  fs::remove_all(path_, ec);
}

fs::path TempFolder::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path_ / name, std::ios::binary) << bytes;
  return path_ / name;
}

}  // namespace isnad::test
