// Prints a link to each of the objects: the library from C++17, with handles
// that free themselves and errors as exceptions.
//
//     links BUCKET KEY...
//
// Credentials and region come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
// AWS_REGION.
#include <s3presign.h>

#include <cstdlib>
#include <ctime>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Strings = std::vector<std::string>;

struct Free {
  void operator()(s3presign_signer *signer) const { s3presign_signer_free(signer); }
  void operator()(s3presign_template *tmpl) const { s3presign_template_free(tmpl); }
};

// The joined text; its count is the vector's own, whatever the strings hold.
std::string join(const Strings &strings) {
  std::string joined;
  for (const auto &string : strings) joined += string + '\0';
  if (!joined.empty()) joined.pop_back();
  return joined;
}

class Template {
 public:
  // An empty URL is an answer that is longer than the string has been so far.
  std::string url(const std::string &key, std::time_t now) const {
    std::string answer(1023, '\0');
    for (;;) {
      const auto length = s3presign_template_url(handle_.get(), key.data(), key.size(), now, answer.data(), answer.size() + 1);
      if (length < 0) throw std::invalid_argument(answer.c_str());
      const bool complete = static_cast<std::size_t>(length) <= answer.size();
      answer.resize(static_cast<std::size_t>(length));
      if (complete) return answer;
    }
  }

 private:
  friend class Signer;
  explicit Template(s3presign_template *handle) : handle_(handle) {}
  std::unique_ptr<s3presign_template, Free> handle_;
};

class Signer {
 public:
  explicit Signer(const Strings &options) {
    char message[512];
    s3presign_signer *handle;
    const auto params = join(options);
    if (s3presign_signer_new(params.data(), params.size(), options.size(), &handle, message, sizeof message) != 0)
      throw std::invalid_argument(message);
    handle_.reset(handle);
  }

  Template prepare(const Strings &request) const {
    char message[512];
    s3presign_template *handle;
    const auto params = join(request);
    if (s3presign_template_new(handle_.get(), params.data(), params.size(), request.size(), &handle, message, sizeof message) != 0)
      throw std::invalid_argument(message);
    return Template(handle);
  }

 private:
  std::unique_ptr<s3presign_signer, Free> handle_;
};

std::string environment(const char *name) {
  const char *value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

int main(int argc, char **argv) try {
  if (argc < 3) throw std::invalid_argument("usage: links BUCKET KEY...");
  const Signer signer({"access-key-id", environment("AWS_ACCESS_KEY_ID"), "secret-access-key",
                       environment("AWS_SECRET_ACCESS_KEY"), "region", environment("AWS_REGION")});
  const Template download = signer.prepare({"operation", "GetObject", "bucket", argv[1], "expires-in", "3600"});
  for (int index = 2; index < argc; ++index) std::cout << download.url(argv[index], std::time(nullptr)) << '\n';
} catch (const std::exception &error) {
  std::cerr << error.what() << '\n';
  return 1;
}
