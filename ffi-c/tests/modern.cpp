// The header from C++17, with what one would write around it.
#include "s3presign.h"
#include "s3presign.h"  // Including it twice changes nothing.

#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

int passed = 0;
int failed = 0;

void check(bool holds, const char *what) {
  ++(holds ? passed : failed);
  if (!holds) std::fprintf(stderr, "not so: %s\n", what);
}

struct Free {
  void operator()(s3presign_signer *signer) const { s3presign_signer_free(signer); }
  void operator()(s3presign_template *tmpl) const { s3presign_template_free(tmpl); }
};
using Signer = std::unique_ptr<s3presign_signer, Free>;
using Template = std::unique_ptr<s3presign_template, Free>;

struct Refused : std::runtime_error {
  Refused(std::int64_t status, const std::string &message)
      : std::runtime_error(message), code(s3presign_status_name(static_cast<std::int32_t>(status))) {}
  std::string code;
};

// The count is the vector's, so that a NUL inside a string is refused.
std::string join(const std::vector<std::string_view> &strings) {
  std::string joined;
  for (std::size_t index = 0; index < strings.size(); ++index) {
    if (index > 0) joined += '\0';
    joined += strings[index];
  }
  return joined;
}

Signer make_signer(const std::vector<std::string_view> &options) {
  const std::string params = join(options);
  char message[512];
  s3presign_signer *signer = nullptr;
  const auto status = s3presign_signer_new(params.data(), params.size(), options.size(), &signer, message, sizeof message);
  if (status != S3PRESIGN_OK) throw Refused(status, message);
  return Signer(signer);
}

Template make_template(const Signer &signer, const std::vector<std::string_view> &request) {
  const std::string params = join(request);
  char message[512];
  s3presign_template *tmpl = nullptr;
  const auto status =
      s3presign_template_new(signer.get(), params.data(), params.size(), request.size(), &tmpl, message, sizeof message);
  if (status != S3PRESIGN_OK) throw Refused(status, message);
  return Template(tmpl);
}

// Asks a function until its answer fits.
template <typename Call>
std::string whole(Call call) {
  std::string answer(64, '\0');
  for (;;) {
    // The NUL goes behind the string, where std::string has room for it.
    const std::int64_t length = call(answer.data(), answer.size() + 1);
    if (length < 0) throw Refused(length, answer.c_str());
    const bool complete = static_cast<std::size_t>(length) <= answer.size();
    answer.resize(static_cast<std::size_t>(length));
    if (complete) return answer;
  }
}

std::string url(const Template &tmpl, std::string_view key, std::int64_t now) {
  return whole([&](char *answer, std::size_t capacity) {
    return s3presign_template_url(tmpl.get(), key.data(), key.size(), now, answer, capacity);
  });
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

// An answer that is a list, as names and values in their order.
Pairs pairs(const std::string &answer) {
  Pairs found;
  for (const char *name = answer.data(), *end = name + answer.size(); name < end;) {
    const char *value = name + std::strlen(name) + 1;
    found.emplace_back(name, value);
    name = value + found.back().second.size() + 1;
  }
  return found;
}

std::string value_of(const Pairs &pairs, std::string_view wanted) {
  for (const auto &[name, value] : pairs) {
    if (name == wanted) return value;
  }
  return "";
}

// The functions that take a list and nothing else.
using Reading = decltype(&s3presign_explain);

Pairs told(Reading function, const std::vector<std::string_view> &list) {
  const std::string params = join(list);
  return pairs(whole([&](char *answer, std::size_t capacity) {
    return function(params.data(), params.size(), list.size(), answer, capacity);
  }));
}

void a_form_there_and_back(const Signer &signer) {
  const std::vector<std::string_view> form{"bucket", "photos", "key", "users/42/${filename}", "max-content-length", "1000"};
  const std::string params = join(form);
  const Pairs post = pairs(whole([&](char *answer, std::size_t capacity) {
    return s3presign_presign_post(signer.get(), params.data(), params.size(), form.size(), 1767323045, answer, capacity);
  }));
  std::vector<std::string_view> received{"bucket", "photos", "file-name", "cat.png"};
  for (const auto &[name, value] : post) {
    if (name.rfind("field:", 0) == 0) received.insert(received.end(), {name, value});
  }
  const Pairs claim = told(s3presign_read_form, received);
  check(value_of(claim, "key") == "users/42/cat.png", "a form says the key of its file");

  const std::vector<std::string_view> known{"access-key-id", "AKIAIOSFODNN7EXAMPLE", "secret-access-key",
                                            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"};
  const std::string fields = join(received), rules = join(known);
  const auto verify = [&](std::int64_t now) {
    return pairs(whole([&](char *answer, std::size_t capacity) {
      return s3presign_verify_form(fields.data(), fields.size(), received.size(), rules.data(), rules.size(), known.size(),
                                   now, answer, capacity);
    }));
  };
  check(value_of(verify(1767323045), "max-content-length") == "1000", "and is verified");
  try {
    verify(1767323045 + 900);
    check(false, "a form ends");
  } catch (const Refused &refused) {
    check(refused.code == "RequestExpired", "a form ends");
  }
}

void an_upload_in_parts(const Signer &signer) {
  const std::vector<std::string_view> upload{"bucket", "videos", "upload-id", "an-id", "part-count", "1000"};
  const std::string params = join(upload);
  const Pairs all = pairs(whole([&](char *answer, std::size_t capacity) {
    return s3presign_presign_multipart(signer.get(), params.data(), params.size(), upload.size(), "k", 1, 1767323045, answer,
                                       capacity);
  }));
  std::size_t requests = 0;
  for (const auto &pair : all) requests += pair.first == "request";
  check(requests == 1003, "an upload has its parts and three requests more");
  check(value_of(told(s3presign_explain, {"url", value_of(all, "url"), "method", "PUT"}), "operation") == "UploadPart",
        "a part's URL is that of a part");
}

}  // namespace

int main() {
  static_assert(std::is_same_v<decltype(&s3presign_abi), std::uint32_t (*)()>);
  const std::vector<std::string_view> options{"access-key-id", "AKIAIOSFODNN7EXAMPLE", "secret-access-key",
                                              "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "region", "eu-west-1"};
  const Signer signer = make_signer(options);
  const Template tmpl = make_template(signer, {"operation", "GetObject", "bucket", "photos"});
  const std::string first = url(tmpl, "a b", 1767323045);
  check(first.rfind("https://photos.s3.eu-west-1.amazonaws.com/a%20b?", 0) == 0, "the URL is that of the object");
  check(first == url(tmpl, "a b", 1767323045), "the same input gives the same URL");

  try {
    url(tmpl, "", 1767323045);
    check(false, "an empty key is refused");
  } catch (const Refused &refused) {
    check(refused.code == "InvalidKey", "the exception has the code that all languages share");
  }
  try {
    const std::string_view smuggled("photos\0bucket\0vault", 19);
    make_template(signer, {"operation", "GetObject", "bucket", smuggled});
    check(false, "a smuggled NUL is refused");
  } catch (const Refused &refused) {
    check(refused.code == "MalformedParameters", "a smuggled NUL changes the count");
  }
  a_form_there_and_back(signer);
  an_upload_in_parts(signer);
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
