// A form by which a browser uploads images of up to 10 MiB below one prefix.

using S3Presign;

using var signer = Signer.FromEnvironment();
PresignedPost form = signer.PresignPost(new()
{
    Bucket = "photos",
    Key = "users/42/${filename}",
    StartsWith = { ["Content-Type"] = "image/" },
    MaxContentLength = 10 * 1024 * 1024,
});

Console.WriteLine(form.Url); // the form's action
foreach (var (name, value) in form.Fields)
{
    Console.WriteLine($"{name}: {value}"); // its hidden inputs; escape both in a page
}
