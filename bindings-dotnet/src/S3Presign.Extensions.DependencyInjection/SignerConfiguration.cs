using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace S3Presign.Extensions.DependencyInjection;

/// <summary>Signer options from configuration, by hand: the secrets have no getter that a binder could find.</summary>
internal static class SignerConfiguration
{
    /// <summary>Sets what the section has. Its names are those of <see cref="SignerOptions"/>.</summary>
    /// <exception cref="FormatException">A value is of another type, or a name is not an option.</exception>
    internal static void Bind(IConfiguration section, SignerOptions options)
    {
        foreach (IConfigurationSection each in section.GetChildren())
        {
            Set(options, each);
        }
    }

    private static void Set(SignerOptions options, IConfigurationSection each)
    {
        switch (each.Key.ToUpperInvariant())
        {
            case "ACCESSKEYID":
                options.AccessKeyId = each.Value;
                break;
            case "SECRETACCESSKEY":
                options.SecretAccessKey = each.Value;
                break;
            case "SESSIONTOKEN":
                options.SessionToken = each.Value;
                break;
            case "CREDENTIALSEXPIRATION":
                options.CredentialsExpiration = Parsed(each, static text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
                break;
            case "REGION":
                options.Region = each.Value;
                break;
            case "ENDPOINT":
                options.Endpoint = each.Value;
                break;
            case "ADDRESSING":
                options.Addressing = Parsed(each, static text => Enum.Parse<AddressingStyle>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true));
                break;
            case "ANONYMOUS":
                options.Anonymous = Truth(each);
                break;
            case "UNSIGNEDPATHPREFIX":
                options.UnsignedPathPrefix = each.Value;
                break;
            case "USEDUALSTACK":
                options.UseDualStack = Truth(each);
                break;
            case "USEFIPS":
                options.UseFips = Truth(each);
                break;
            case "USEACCELERATE":
                options.UseAccelerate = Truth(each);
                break;
            case "USEGLOBALENDPOINT":
                options.UseGlobalEndpoint = Truth(each);
                break;
            case "USEARNREGION":
                options.UseArnRegion = Truth(each);
                break;
            case "DISABLEACCESSPOINTS":
                options.DisableAccessPoints = Truth(each);
                break;
            case "DISABLEMULTIREGIONACCESSPOINTS":
                options.DisableMultiRegionAccessPoints = Truth(each);
                break;
            case "DISABLES3EXPRESSSESSIONAUTH":
                options.DisableS3ExpressSessionAuth = Truth(each);
                break;
            case "MAXEXPIRESIN":
                options.MaxExpiresIn = Parsed(each, static text => TimeSpan.Parse(text, CultureInfo.InvariantCulture));
                break;
            default:
                // The library refuses what it does not know, and names what is nearest.
                options.AdditionalOptions[each.Key] = each.Value;
                break;
        }
    }

    private static bool? Truth(IConfigurationSection section) => Parsed(section, bool.Parse);

    private static T? Parsed<T>(IConfigurationSection section, Func<string, T> parse)
        where T : struct
    {
        try
        {
            return string.IsNullOrEmpty(section.Value) ? null : parse(section.Value);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or OverflowException)
        {
            throw new FormatException($"{section.Path} is \"{section.Value}\", which is not a value of {section.Key}", wrong);
        }
    }
}
