using S3Presign.Interop;

namespace S3Presign;

/// <summary>A request was refused before anything was signed; or one that was received is not valid.</summary>
/// <remarks>
/// The message names the parameter, quotes its value (never a secret) and says what to do. Constants for the codes are
/// in <see cref="S3PresignErrorCodes"/>; a newer native library may have more.
/// </remarks>
/// <example><code>
/// try
/// {
///     signer.Presign("GetObject", new() { Bucket = "photos", Key = "" });
/// }
/// catch (S3PresignException refused) when (refused.Code == S3PresignErrorCodes.InvalidKey)
/// {
///     Console.Error.WriteLine(refused.Message);
/// }
/// </code></example>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1032:Implement standard exception constructors", Justification = "A refusal without a code says nothing.")]
public sealed class S3PresignException : Exception
{
    /// <summary>Makes one, for tests of programs that deal with it.</summary>
    /// <param name="code">What was refused, such as <c>InvalidKey</c>.</param>
    /// <param name="message">The same for people.</param>
    /// <param name="parameter">The name of what is wrong, such as <c>Body</c>; null where there is none.</param>
    /// <param name="row">Which of many keys was refused, counted from 0; null where there are not many.</param>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public S3PresignException(string code, string message, string? parameter = null, int? row = null)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(code);
        Code = code;
        Parameter = parameter;
        Row = row;
    }

    /// <summary>What was refused: stable, and the same in every language, such as <c>InvalidKey</c>.</summary>
    public string Code { get; }

    /// <summary>
    /// The name of what is wrong, such as <c>Body</c> or <c>expires-in</c>; null where the error is about several, or
    /// about none.
    /// </summary>
    public string? Parameter { get; }

    /// <summary>
    /// The HTTP status to answer a refused request with: 400 or 403, as S3 does; 500 where not the request was wrong.
    /// </summary>
    public int HttpStatus => AnswerToClient().HttpStatus;

    /// <summary>The <c>Code</c> of S3's XML beside that status, such as <c>SignatureDoesNotMatch</c>.</summary>
    public string S3Code => AnswerToClient().S3Code;

    /// <summary>Which of many keys was refused, counted from 0; null where there are not many.</summary>
    public int? Row { get; }

    private (int HttpStatus, string S3Code) AnswerToClient()
    {
        using ParameterList list = new();
        return Calls.Refusal(
            list.Add("code", Code),
            static answer => (int.Parse(answer.Text("http-status"u8), CultureInfo.InvariantCulture), answer.Text("s3-code"u8)));
    }
}
