// Uploads a file by a presigned request: dotnet run FlurlUpload.cs upload.json FILE

#:package Flurl.Http@4.0.2

using System.Text.Json.Nodes;
using Flurl.Http;

JsonNode upload = JsonNode.Parse(File.ReadAllText(args[0]))!;

IFlurlRequest request = new FlurlRequest((string)upload["url"]!).AllowAnyHttpStatus(); // its exceptions show the whole URL
foreach ((string name, JsonNode? value) in upload["headers"]!.AsObject())
{
    request.WithHeader(name, (string)value!);
}
using IFlurlResponse response = await request.PutAsync(new StreamContent(File.OpenRead(args[1])));
if (response.StatusCode / 100 != 2)
{
    Console.Error.WriteLine($"{response.StatusCode} {await response.GetStringAsync()}");
    return 1;
}
return 0;
