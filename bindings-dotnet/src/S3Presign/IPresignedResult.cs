using S3Presign.Interop;

namespace S3Presign;

/// <summary>What a signer makes for somebody else to send: a request, a form or an upload in parts.</summary>
/// <seealso cref="CorsRule.ForAll"/>
public interface IPresignedResult
{
    /// <summary>The smallest CORS rule of the bucket that lets pages of an origin use this.</summary>
    /// <param name="origin">
    /// Such as <c>https://app.example.com</c>, with one <c>*</c> in it if wanted, or several with a space between each.
    /// </param>
    /// <returns>The rule.</returns>
    /// <exception cref="S3PresignException"><c>InvalidOrigin</c>.</exception>
    CorsRule GetCorsRule(string origin);

    /// <summary>What the library needs to know of it, begun by a name of its own.</summary>
    internal ParameterList WriteTo(ParameterList list);
}
