# frozen_string_literal: true

# Signs a download link for each key on standard input, one URL a line:
#
#     ruby many_links.rb BUCKET < keys.txt

require "s3presign"

download = S3Presign::Signer.from_env.template("GetObject", bucket: ARGV.fetch(0), expires_in: 3600)
puts download.urls($stdin.each_line(chomp: true))
