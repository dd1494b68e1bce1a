// Lets in whoever has a URL that was presigned with one of the known keys, and says what it is for.
// Settings: Secrets:ACCESS_KEY_ID=secret.
using Microsoft.AspNetCore.Http.Features;
using S3Presign;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
// "Request starting" writes the whole URL at Information.
builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
WebApplication app = builder.Build();
IConfigurationSection secrets = builder.Configuration.GetSection("Secrets");

app.Run(async context =>
{
    try
    {
        // As it was sent: Request.Path is decoded.
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        ReceivedRequest received = new(
            context.Request.Method,
            target,
            context.Request.Headers.SelectMany(static header => header.Value, static (header, value) => KeyValuePair.Create(header.Key, value ?? "")));
        VerifiedRequest verified = received.Verify(secrets[received.AccessKeyId]);
        await context.Response.WriteAsync($"{verified.AccessKeyId} until {verified.ExpiresAt:O}\n");
    }
    catch (S3PresignException refused)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await context.Response.WriteAsync($"{refused.Code}\n");
    }
});
app.Run();
