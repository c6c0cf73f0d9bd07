#include "intake/warc.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string>

#include "intake/charset.h"
#include "intake/gzip.h"
#include "intake/json_items.h"

namespace isnad {
namespace {

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

/// The head up to its empty line, and where what follows it begins.
struct Head {
  std::string_view lines;
  size_t size = 0;
};

std::optional<Head> split_head(std::string_view bytes) {
  const size_t crlf = bytes.find("\r\n\r\n");
  const size_t lf = bytes.find("\n\n");
  if (crlf == std::string_view::npos && lf == std::string_view::npos) return std::nullopt;
  if (crlf < lf) return Head{bytes.substr(0, crlf), crlf + 4};
  return Head{bytes.substr(0, lf), lf + 2};
}

std::string_view field(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const size_t end = head.find('\n');
    std::string_view line = head.substr(0, end);
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || lower(line.substr(0, colon)) != name) continue;
    line.remove_prefix(colon + 1);
    while (line.starts_with(' ') || line.starts_with('\t')) line.remove_prefix(1);
    return line;
  }
  return {};
}

std::string unchunk(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    size_t size = 0;
    const auto [end, ec] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    if (ec != std::errc() || size == 0) break;
    const size_t line = body.find('\n', static_cast<size_t>(end - body.data()));
    if (line == std::string_view::npos) break;
    out += body.substr(line + 1, size);
    const size_t next = line + 1 + size;
    if (next >= body.size()) break;
    body.remove_prefix(next);
    while (body.starts_with('\r') || body.starts_with('\n')) body.remove_prefix(1);
  }
  return out;
}

/// The page in an HTTP response, or nothing when it is no page.
std::optional<Item> page_of(std::string_view block, std::string_view type, size_t limit) {
  std::string body(block);
  std::string content_type = lower(type);
  if (content_type.starts_with("application/http")) {
    const auto head = split_head(block);
    if (!head || head->lines.substr(0, head->lines.find('\n')).find(" 200") == std::string_view::npos) return {};
    content_type = lower(field(head->lines, "content-type"));
    body = std::string(block.substr(head->size));
    if (lower(field(head->lines, "transfer-encoding")) == "chunked") body = unchunk(body);
    const std::string coding = lower(field(head->lines, "content-encoding"));
    if (coding == "gzip" || coding == "deflate") {
      auto plain = coding == "gzip" ? gunzip(body, limit) : inflate_deflate(body, limit);
      if (!plain) return {};
      body = std::move(*plain);
    }
  }
  const bool html = content_type.starts_with("text/html") || content_type.starts_with("application/xhtml");
  if (!html && !content_type.starts_with("text/plain")) return {};
  const size_t at = content_type.find("charset=");
  std::string charset = at == std::string::npos ? "" : content_type.substr(at + 8);
  charset = charset.substr(0, charset.find(';'));
  std::erase(charset, '"');
  auto decoded = decode_text(body, charset);
  if (!decoded) return {};
  Item item;
  (html || looks_like_html(decoded->text) ? item.html : item.text) = std::move(decoded->text);
  return item;
}

}  // namespace

bool is_warc(std::string_view bytes) {
  return bytes.starts_with("WARC/1.");
}

Result<std::vector<Item>> warc_items(std::string_view bytes, std::string_view stem, size_t limit) {
  std::vector<Item> items;
  for (size_t record = 1;; ++record) {
    while (bytes.starts_with('\r') || bytes.starts_with('\n')) bytes.remove_prefix(1);
    if (bytes.empty()) break;
    const auto bad = [&](std::string_view what) {
      return Error{ErrorCode::bad_format, fmt::format("record {}: {}", record, what)};
    };
    if (!is_warc(bytes)) return bad("does not begin with WARC/1.x; the archive is damaged");
    const auto head = split_head(bytes);
    if (!head) return bad("its head does not end; the archive is cut off");
    const std::string_view length = field(head->lines, "content-length");
    size_t size = 0;
    if (std::from_chars(length.data(), length.data() + length.size(), size).ec != std::errc()) {
      return bad("no Content-Length");
    }
    if (size > bytes.size() - head->size) return bad("longer than the file; the archive is cut off");
    const std::string type = lower(field(head->lines, "warc-type"));
    if (type == "response" || type == "resource") {
      auto item = page_of(bytes.substr(head->size, size), field(head->lines, "content-type"), limit);
      if (item) {
        item->id = fmt::format("{}-{}", stem, record);
        item->url = field(head->lines, "warc-target-uri");
        if (item->url.starts_with('<') && item->url.ends_with('>'))
          item->url = item->url.substr(1, item->url.size() - 2);
        item->fetched = field(head->lines, "warc-date");
        items.push_back(std::move(*item));
      }
    }
    bytes.remove_prefix(head->size + size);
  }
  return items;
}

}  // namespace isnad
