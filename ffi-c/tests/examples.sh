# The examples as users run them: plain, under valgrind, with the sanitizer.

examples="download_links upload_link links browser_form upload_in_parts verify_request explain_url"
export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=secret AWS_REGION=eu-west-1
export SERVED_HOST=s3.eu-west-1.amazonaws.com
unset AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION AWS_DEFAULT_REGION AWS_ENDPOINT_URL AWS_ENDPOINT_URL_S3
unset AWS_IGNORE_CONFIGURED_ENDPOINT_URLS AWS_USE_FIPS_ENDPOINT AWS_USE_DUALSTACK_ENDPOINT
example_host=photos.s3.eu-west-1.amazonaws.com

# Each pattern in its input, in any order.
prints() {
  local output pattern
  output=$(cat)
  printf '%s\n' "$output"
  for pattern in "$@"; do grep -qE -- "$pattern" <<<"$output"; done
}

# A request for a link, as HTTP sends it.
request_head() {
  local method=$1 url
  url=$("$BUILD/plain/download_links" photos 1.jpg)
  printf '%s %s HTTP/1.1\r\nHost: %s\r\nAccept: */*\r\n\r\n' "$method" "${url#"https://$example_host"}" "$example_host"
}

# example NAME COMMAND...: runs an example by what starts it, and looks at all that it prints.
example() {
  local name=$1 link="https://$example_host/.*X-Amz-Signature="
  shift
  case $name in
    download_links | links)
      "$@" photos 1.jpg "2 é.jpg" | prints "${link/.\*/1.jpg?.*}" "${link/.\*/2%20%C3%A9.jpg?.*}"
      if [ "$name" = links ]; then return; fi
      AWS_SESSION_TOKEN=t0ken AWS_ENDPOINT_URL=http://localhost:9000 "$@" photos 1.jpg |
        prints '^http://localhost:9000/photos/1.jpg?.*X-Amz-Security-Token=t0ken'
      (unset AWS_REGION && fails "$@" photos 1.jpg) 2>&1 | prints '^"AWS_REGION" is missing'
      ;;
    upload_link)
      "$@" photos 1.jpg image/jpeg | prints "$link" '^method: PUT$' '^header:content-type: image/jpeg$' '^warning:UnboundedUpload: '
      ;;
    browser_form)
      "$@" photos 'a"&<b' | prints "action=\"https://$example_host/\"" 'name="key" value="a&quot;&amp;&lt;b/\$\{filename\}"' \
        'name="x-amz-signature" value="[0-9a-f]{64}"' 'type="file" name="file"'
      ;;
    upload_in_parts)
      "$@" photos film.mp4 create | prints "$link" '^operation: CreateMultipartUpload$'
      "$@" photos film.mp4 parts an-id 20000000 | prints "$link" '^request: part:3$' '^first-byte: 16777216$' '^size: 3222784$' \
        '^request: complete$' '^request: abort$'
      # More parts than there is room for at first.
      [ "$("$@" photos film.mp4 parts an-id 8388608000 | grep -c '^request: part:')" -eq 1000 ]
      "$@" photos film.mp4 complete '"9b"' '"4a"' | prints '<PartNumber>1</PartNumber>.*<ETag>&quot;4a&quot;</ETag><PartNumber>2<'
      fails "$@" photos film.mp4 complete
      ;;
    verify_request)
      request_head GET | "$@" | prints "^allowed by $AWS_ACCESS_KEY_ID until [0-9]+: GetObject photos "
      fails "$@" <<<"$(request_head PUT)" | prints '^SignatureDoesNotMatch 403 the signature is not the one of this request'
      local head
      head=$(request_head GET)
      (AWS_ACCESS_KEY_ID=AKIDANOTHER && fails "$@" <<<"$head") | prints '^InvalidAccessKeyId 403 access key "AKIAIOSFODNN7EXAMPLE" is not known'
      fails "$@" <<<"nonsense" | prints '^400 '
      ;;
    explain_url)
      local url
      url=$("$BUILD/plain/download_links" photos 1.jpg)
      "$@" "$url" | prints '^bucket +photos$' 'a request of unknown method: GetObject, '
      "$@" "$url" GET tests/access_denied.xml | prints '^operation +GetObject$' '^shown: the URL has expired: '
      fails "$@" "https://$example_host/1.jpg" 2>&1 | prints '^not a presigned URL'
      ;;
    *)
      echo "no such example: $name"
      return 1
      ;;
  esac
}
