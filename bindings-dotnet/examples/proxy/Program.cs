// Stands in front of a store: each download is signed here and forwarded, with the signature intact.
// Settings: S3:AccessKeyId, S3:SecretAccessKey, S3:Region, S3:Endpoint, ..., and Bucket.
using System.Net;
using S3Presign;
using Yarp.ReverseProxy.Forwarder;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddS3Presign(builder.Configuration.GetSection("S3")).AddHttpForwarder();
// "Proxying to" writes the whole URL at Information.
builder.Logging.AddFilter("Yarp", LogLevel.Warning);
WebApplication app = builder.Build();
string bucket = builder.Configuration["Bucket"] ?? "photos";
using HttpMessageInvoker client = new(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    AutomaticDecompression = DecompressionMethods.None,
    UseCookies = false,
});

app.MapGet("/{**key}", async (string key, HttpContext context, Signer signer, IHttpForwarder forwarder) =>
{
    PresignedRequest download = signer.Presign("GetObject", new() { Bucket = bucket, Key = key });
    _ = await forwarder.SendAsync(context, new Uri(download.Url).GetLeftPart(UriPartial.Authority), client, ForwarderRequestConfig.Empty, new AsSigned(download));
});
app.Run();

/// <summary>Sends what was signed, in place of what YARP makes of the request's path.</summary>
internal sealed class AsSigned(PresignedRequest request) : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        using HttpRequestMessage signed = request.ToHttpRequestMessage();
        proxyRequest.RequestUri = signed.RequestUri;
        proxyRequest.Headers.Host = null; // The store's own, which is signed.
    }
}
