#!/usr/bin/env bash
# AWSSDK.S3 4.1.0 for .NET presigns `https://` URLs for an endpoint that was given as `http://`.
#
# Seen: with `ServiceURL = "http://127.0.0.1:9000"` `GetPreSignedURL` answers `https://127.0.0.1:9000/photos/1.jpg?...`,
# without a word; so for `http://minio:9000` and `http://localhost:9000`. Nothing answers TLS there. The remedy is
# `Protocol = Protocol.HTTP` of each request: its default is HTTPS, whatever the endpoint says, where AWS's SDKs for
# Java, JavaScript, Go, Ruby and Python keep the endpoint's own scheme.
set -euo pipefail
dotnet=$(cd "$(dirname "$0")/.." && pwd)/bindings-dotnet/dotnet # the SDK on the PATH, or the one that is laid here
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >finding.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="AWSSDK.S3" Version="[4.1.0]" />
  </ItemGroup>
</Project>
XML
cat >finding.cs <<'CSHARP'
using Amazon.S3;
using Amazon.S3.Model;

foreach (string endpoint in new[] { "http://127.0.0.1:9000", "http://minio:9000", "http://localhost:9000" })
{
    AmazonS3Config config = new() { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", ForcePathStyle = true };
    using AmazonS3Client client = new("AKIAIOSFODNN7EXAMPLE", "secret", config);
    GetPreSignedUrlRequest request = new() { BucketName = "photos", Key = "1.jpg", Expires = DateTime.UtcNow.AddMinutes(5) };

    string unasked = client.GetPreSignedURL(request).Split('?')[0];
    request.Protocol = Protocol.HTTP;
    string asked = client.GetPreSignedURL(request).Split('?')[0];
    Console.WriteLine($"{endpoint}: {unasked}; with Protocol.HTTP: {asked}");
    if (unasked != $"{endpoint.Replace("http:", "https:")}/photos/1.jpg" || asked != $"{endpoint}/photos/1.jpg")
    {
        return 1;
    }
}

return 0;
CSHARP
"$dotnet" build finding.csproj --output built --verbosity quiet -nologo -nodeReuse:false -p:UseSharedCompilation=false
"$dotnet" exec built/finding.dll
