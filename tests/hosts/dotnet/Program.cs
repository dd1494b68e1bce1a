// Answers conformance cases, one JSON line each, through the public .NET API.
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Host;
using S3Presign;

JsonWriterOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
using StreamReader questions = new(Console.OpenStandardInput(), new UTF8Encoding(false));
using Stream answers = new BufferedStream(Console.OpenStandardOutput());
while (questions.ReadLine() is { } line)
{
    using JsonDocument asked = JsonDocument.Parse(line);
    Question question = new(asked.RootElement);
    JsonObject answer;
    try
    {
        answer = Answer(question);
    }
    catch (S3PresignException refused)
    {
        answer = Refusal(refused.Code, refused.Message, refused.Parameter);
    }
    // As .NET's own libraries refuse text that is not Unicode.
    catch (ArgumentException notUnicode) when (notUnicode.Message.Contains("lone surrogate", StringComparison.Ordinal))
    {
        answer = Refusal(S3PresignErrorCodes.InvalidUtf8, notUnicode.Message, null);
    }
    answer["id"] = question.Id;
    using (Utf8JsonWriter writer = new(answers, plain))
    {
        answer.WriteTo(writer);
    }
    answers.WriteByte((byte)'\n');
    answers.Flush();
}

static JsonObject Refusal(string code, string message, string? parameter) =>
    new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["parameter"] = parameter } };

static JsonObject Answer(Question question)
{
    if (question.IsCall)
    {
        return new() { ["answer"] = Calls.Answer(question).ToJson() };
    }
    if (question.Name == "redact")
    {
        return new() { ["url"] = PresignedUrl.Redact(question.Url) };
    }
    using Signer signer = question.Signer();
    if (question.Name == "object_url")
    {
        return new() { ["url"] = signer.GetObjectUrl(question.Bucket, question.Key!) };
    }
    if (question.Form == "template")
    {
        return FromTemplate(signer, question);
    }
    PresignedRequest presigned = signer.Presign(
        question.Operation,
        new() { Parameters = question.Parameters, Key = question.Key, SigningTime = question.SigningTime });
    JsonObject result = Result(presigned);
    if (question.Form == "details")
    {
        result["canonical_request"] = presigned.GetCanonicalRequest();
        result["string_to_sign"] = presigned.GetStringToSign();
        result["curl"] = presigned.ToCurl();
    }
    return result;
}

static JsonObject FromTemplate(Signer signer, Question question)
{
    using Template template = signer.CreateTemplate(question.Operation, new() { Parameters = question.Parameters });
    PresignedRequest presigned = template.Presign(question.Key, question.SigningTime);
    if (template.GetUrl(question.Key, question.SigningTime) != presigned.Url)
    {
        throw new InvalidOperationException("the bare URL is another");
    }
    if (question.Key is { } key)
    {
        if (template.GetUrls([key, key], question.SigningTime) is not [var one, var other]
            || one != presigned.Url
            || other != presigned.Url)
        {
            throw new InvalidOperationException("the URL of many is another");
        }
        char[] chars = new char[presigned.Url.Length];
        byte[] bytes = new byte[presigned.Url.Length];
        bool fits = template.TryGetUrl(key, chars, out int charsWritten, question.SigningTime)
            && template.TryGetUrl(Encoding.UTF8.GetBytes(key), bytes, out int bytesWritten, question.SigningTime)
            && charsWritten == chars.Length
            && bytesWritten == bytes.Length;
        if (!fits || new string(chars) != presigned.Url || Encoding.ASCII.GetString(bytes) != presigned.Url)
        {
            throw new InvalidOperationException("the URL in memory of the caller's is another");
        }
    }
    return Result(presigned);
}

static JsonObject Result(PresignedRequest presigned) =>
    new()
    {
        ["url"] = presigned.Url,
        ["method"] = presigned.Method,
        ["headers"] = new Pairs().AddAll("", presigned.Headers).ToJson(),
        ["signed_at"] = presigned.SignedAt.ToUnixTimeSeconds(),
        ["expires_at"] = presigned.ExpiresAt.ToUnixTimeSeconds(),
        ["limited_by"] = presigned.LimitedBy,
        ["warnings"] = new Pairs().AddWarnings("", presigned.Warnings).ToJson(),
    };
