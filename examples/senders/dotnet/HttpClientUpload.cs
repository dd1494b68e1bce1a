// Uploads a file by a presigned request: dotnet run HttpClientUpload.cs upload.json FILE

using System.Text.Json.Nodes;

JsonNode upload = JsonNode.Parse(File.ReadAllText(args[0]))!;

using HttpClient http = new();
using HttpRequestMessage message = new()
{
    Method = new HttpMethod((string)upload["method"]!),
    // Without this option `.` and `..` segments of a key are resolved.
    RequestUri = new Uri((string)upload["url"]!, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }),
    Content = new StreamContent(File.OpenRead(args[1])),
};
message.Headers.ExpectContinue = true; // a refusal comes before the body
foreach ((string name, JsonNode? value) in upload["headers"]!.AsObject())
{
    // As they were signed: `Add` would write some values anew.
    if (!message.Headers.TryAddWithoutValidation(name, (string)value!))
    {
        message.Content.Headers.TryAddWithoutValidation(name, (string)value!);
    }
}
using HttpResponseMessage response = await http.SendAsync(message);
if (!response.IsSuccessStatusCode)
{
    Console.Error.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    return 1;
}
return 0;
