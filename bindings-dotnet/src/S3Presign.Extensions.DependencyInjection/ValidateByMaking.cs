using Microsoft.Extensions.Options;

namespace S3Presign.Extensions.DependencyInjection;

/// <summary>Options are right if a signer can be made of them.</summary>
internal sealed class ValidateByMaking(string name) : IValidateOptions<SignerOptions>
{
    public ValidateOptionsResult Validate(string? name, SignerOptions options)
    {
        if (name != Name)
        {
            return ValidateOptionsResult.Skip;
        }
        try
        {
            using Signer made = new(options);
            return ValidateOptionsResult.Success;
        }
        catch (Exception refused) when (refused is S3PresignException or ArgumentException)
        {
            return ValidateOptionsResult.Fail(refused.Message);
        }
    }

    private string Name { get; } = name;
}
