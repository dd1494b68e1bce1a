// Uploads a file and prints a link to it, with the variables of AWS's tools: dotnet run BUCKET FILE
using S3Presign;

using Signer signer = Signer.FromEnvironment();
using FileStream file = File.OpenRead(args[1]);
PresignedRequest upload = signer.Presign("PutObject", new()
{
    Bucket = args[0],
    Key = Path.GetFileName(args[1]),
    Parameters = { ["ContentLength"] = file.Length },
    CreateOnly = true,
});
using HttpClient http = new();
using HttpResponseMessage response = await http.SendAsync(upload.ToHttpRequestMessage(new StreamContent(file)));
Console.WriteLine(response.IsSuccessStatusCode
    ? signer.Presign("GetObject", new() { Bucket = args[0], Key = Path.GetFileName(args[1]) }).Url
    : Diagnosis.Of(await response.Content.ReadAsStringAsync(), upload).Text);
