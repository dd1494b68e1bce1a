// Lets in whoever has a URL that was presigned with one of the known keys, and says what it is for.
// Settings: Secrets:ACCESS_KEY_ID=secret; ServedHost, with buckets in the path or below it.
using Microsoft.AspNetCore.Http.Features;
using S3Presign;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
// "Request starting" writes the whole URL at Information.
builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
WebApplication app = builder.Build();
Dictionary<string, string?> secrets = builder.Configuration.GetSection("Secrets").GetChildren().ToDictionary(known => known.Key, known => known.Value);
string host = builder.Configuration["ServedHost"] ?? "localhost";

app.Run(async context =>
{
    try
    {
        // As it was sent: Request.Path is decoded.
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        ReceivedRequest received = ReceivedRequest.Create(context.Request.Method, target, context.Request.Headers);
        VerifiedRequest asked = received.Verify(secrets.GetValueOrDefault(received.AccessKeyId), new() { BaseHost = [host] });
        await context.Response.WriteAsync($"{asked.AccessKeyId} until {asked.ExpiresAt:O}: {asked.Operation} {asked.Bucket} {asked.Key}\n");
    }
    catch (S3PresignException refused)
    {
        context.Response.StatusCode = refused.HttpStatus;
        await context.Response.WriteAsync($"{refused.S3Code}\n");
    }
});
app.Run();
