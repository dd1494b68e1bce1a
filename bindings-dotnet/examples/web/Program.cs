// Hands out uploads to a user's own folder and redirects to downloads from there.
// Settings: S3:AccessKeyId, S3:SecretAccessKey, S3:Region, S3:Endpoint, ..., and Bucket.
using S3Presign;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddS3Presign(builder.Configuration.GetSection("S3"));
builder.Services.ConfigureHttpJsonOptions(static json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, S3PresignJson.Resolver));
// TypedResults.Redirect writes the whole URL at Information; whoever has it has the object.
builder.Logging.AddFilter("Microsoft.AspNetCore.Http.Result", LogLevel.Warning);
WebApplication app = builder.Build();
string bucket = builder.Configuration["Bucket"] ?? "photos";

app.MapPost("/users/{user}/uploads", (string user, Wish wish, Signer signer) =>
{
    using Signer confined = Confined(signer, user);
    return Refusing(() => TypedResults.Ok(confined.Presign("PutObject", new()
    {
        Bucket = bucket,
        Key = $"users/{user}/{wish.Name}",
        Parameters = { ["ContentType"] = wish.Type, ["ContentLength"] = wish.Size },
        ExpiresIn = TimeSpan.FromMinutes(5),
    })));
});
app.MapGet("/users/{user}/{**name}", (string user, string name, Signer signer) =>
{
    using Signer confined = Confined(signer, user);
    return Refusing(() => TypedResults.Redirect(confined.Presign("GetObject", new()
    {
        Bucket = bucket,
        Key = $"users/{user}/{name}",
        ExpiresIn = TimeSpan.FromMinutes(5),
    }).Url));
});
app.Run();

// Whatever a user types, nothing outside of the user's folder is signed.
Signer Confined(Signer signer, string user) =>
    signer.CreateScoped(new()
    {
        Bucket = bucket,
        Operations = ["GetObject", "PutObject"],
        KeyPrefix = $"users/{user}/",
        MaxExpiresIn = TimeSpan.FromMinutes(15),
    });

static IResult Refusing(Func<IResult> sign)
{
    try
    {
        return sign();
    }
    catch (S3PresignException refused)
    {
        return TypedResults.Problem(refused.Message, statusCode: StatusCodes.Status400BadRequest, title: refused.Code);
    }
}

/// <summary>What a user wants to upload.</summary>
internal sealed record Wish(string Name, string Type, long Size);
