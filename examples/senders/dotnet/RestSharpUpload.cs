// Uploads a file by a presigned request: dotnet run RestSharpUpload.cs upload.json FILE

#:package RestSharp@114.1.0

using System.Text.Json.Nodes;
using RestSharp;

JsonNode upload = JsonNode.Parse(File.ReadAllText(args[0]))!;

using RestClient client = new(new RestClientOptions { FollowRedirects = false });
RestRequest request = new((string)upload["url"]!, Method.Put); // the whole URL: a base address with a resource loses slashes
foreach ((string name, JsonNode? value) in upload["headers"]!.AsObject())
{
    request.AddHeader(name, (string)value!);
}
// Bytes and a type: without one it would store Base64 text.
request.AddBody(File.ReadAllBytes(args[1]), (string?)upload["headers"]!["content-type"] ?? "application/octet-stream");
RestResponse response = await client.ExecuteAsync(request);
if (!response.IsSuccessful)
{
    Console.Error.WriteLine($"{(int)response.StatusCode} {response.Content} {response.ErrorMessage}");
    return 1;
}
return 0;
