using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using S3Presign;

namespace Host;

/// <summary>
/// What is asked beyond one request, through the public .NET API, answered as a list of names and values in the order
/// of the C ABI.
/// </summary>
internal static class Calls
{
    public static Pairs Answer(Question question) =>
        question.Name switch
        {
            "presign_post" => PresignPost(question),
            "read_request" => ReadRequest(question),
            "verify_request" => VerifyRequest(question),
            "read_form" => ReadForm(question),
            "verify_form" => VerifyForm(question),
            "multipart_plan" => Plan(question),
            "presign_multipart" => PresignMultipart(question),
            "completed_parts" => Completed(question),
            "refusal" => Refusal(question),
            "explain" => Explain(question),
            "diagnose" => Diagnose(question),
            "permissions" => Needed(question),
            "policy" => Policy(question),
            "guard_policy" => Guard(question),
            "cors_rule" => Cors(question),
            "presign_from_env" => PresignFromEnvironment(question),
            "presign_scoped" => new Pairs().Add("url", Presigned(question).Url),
            "upload_id" => new Pairs().Add("upload-id", CreatedUpload.ReadId(question.One("response")!)),
            "json_of_request" => Json(Presigned(question), S3PresignJson.PresignedRequest),
            "json_of_form" => Json(PresignedForm(question), S3PresignJson.PresignedPost),
            "json_of_upload" => Json(PresignedUpload(question), S3PresignJson.PresignedMultipart),
            "json_of_plan" => Json(Planned(question), S3PresignJson.MultipartPlan),
            _ => throw new ArgumentException($"unknown call {question.Name}"),
        };

    private static Pairs Json<T>(T result, JsonTypeInfo<T> written) =>
        new Pairs().Add("json", JsonSerializer.Serialize(result, written));

    private static PresignedPost PresignedForm(Question question)
    {
        using Signer signer = question.Signer();
        return signer.PresignPost(
            new() { Fields = question.Options("params"), SigningTime = question.SigningTime });
    }

    private static Pairs PresignPost(Question question)
    {
        PresignedPost post = PresignedForm(question);
        return new Pairs()
            .Add("url", post.Url)
            .Add("method", post.Method)
            .AddAll("field:", post.Fields)
            .Add("policy", post.GetPolicy())
            .Add("signed-at", post.SignedAt)
            .Add("expires-at", post.ExpiresAt)
            .Add("limited-by", post.LimitedBy)
            .AddWarnings("warning:", post.Warnings)
            .Add("curl", post.ToCurl());
    }

    private static Pairs ReadRequest(Question question)
    {
        ReceivedRequest request = Request(question);
        return new Pairs()
            .Add("access-key-id", request.AccessKeyId)
            .Add("session-token", request.SessionToken)
            .Add("region", request.Region)
            .Add("service", request.Service);
    }

    private static Pairs VerifyRequest(Question question)
    {
        VerifiedRequest verified = Request(question).Verify(Secret(question), Rules(question));
        return new Pairs()
            .Add("access-key-id", verified.AccessKeyId)
            .Add("signed-at", verified.SignedAt)
            .Add("expires-at", verified.ExpiresAt)
            .AddAll("signed-header:", verified.SignedHeaders)
            .Add("payload-hash", verified.PayloadHash)
            .Add("operation", verified.Operation)
            .Add("bucket", verified.Bucket)
            .Add("key", verified.Key)
            .AddAll("parameter:", verified.Parameters)
            .AddAll("check:", verified.Checks);
    }

    private static Pairs Refusal(Question question)
    {
        S3PresignException refused = new(question.One("code")!, "");
        return new Pairs().Add("http-status", refused.HttpStatus).Add("s3-code", refused.S3Code);
    }

    private static Pairs ReadForm(Question question)
    {
        ReceivedForm form = Form(question);
        return new Pairs()
            .Add("access-key-id", form.AccessKeyId)
            .Add("session-token", form.SessionToken)
            .Add("region", form.Region)
            .Add("service", form.Service)
            .Add("key", form.Key);
    }

    private static Pairs VerifyForm(Question question)
    {
        VerifiedForm verified = Form(question).Verify(Secret(question), Rules(question));
        return new Pairs()
            .Add("access-key-id", verified.AccessKeyId)
            .Add("signed-at", verified.SignedAt)
            .Add("expires-at", verified.ExpiresAt)
            .Add("min-content-length", verified.MinContentLength)
            .Add("max-content-length", verified.MaxContentLength);
    }

    private static MultipartPlan Planned(Question question) =>
        MultipartPlan.Create(Number(question.One("object-size"))!.Value, Number(question.One("part-size")));

    private static Pairs Plan(Question question)
    {
        MultipartPlan plan = Planned(question);
        return new Pairs()
            .Add("part-count", plan.Parts.Count)
            .Add("part-size", plan.PartSize)
            .AddAll(
                "part:",
                plan.Parts.Select(static part => KeyValuePair.Create($"{part.Number}", $"{part.FirstByte} {part.Size}")));
    }

    private static PresignedMultipart PresignedUpload(Question question)
    {
        using Signer signer = question.Signer();
        return signer.PresignMultipart(
            new() { Parameters = question.Options("params"), Key = question.Key, SigningTime = question.SigningTime });
    }

    private static Pairs PresignMultipart(Question question)
    {
        PresignedMultipart upload = PresignedUpload(question);
        Pairs pairs = new();
        foreach (PresignedPart part in upload.Parts)
        {
            _ = pairs.Add("request", $"part:{part.Number}").Add("first-byte", part.FirstByte).Add("size", part.Size);
            _ = AddResult(pairs, part.Request);
        }
        _ = AddResult(pairs.Add("request", "complete"), upload.Complete);
        _ = AddResult(pairs.Add("request", "abort"), upload.Abort);
        return AddResult(pairs.Add("request", "list-parts"), upload.ListParts);
    }

    private static Pairs AddResult(Pairs pairs, PresignedRequest request) =>
        pairs
            .Add("url", request.Url)
            .Add("method", request.Method)
            .Add("operation", request.Operation)
            .AddAll("header:", request.Headers)
            .Add("signed-at", request.SignedAt)
            .Add("expires-at", request.ExpiresAt)
            .Add("limited-by", request.LimitedBy)
            .AddWarnings("warning:", request.Warnings);

    private static Pairs Completed(Question question)
    {
        // Numbers go as numbers where they are, and other texts of the cases as what they are.
        ParameterCollection rest = [];
        List<KeyValuePair<int, string>> etags = [];
        foreach ((string name, string value) in question.Pairs("params"))
        {
            string[] parts = name.Split(':', 2);
            if (parts.Length == 2
                && parts[0].Equals("part", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && number.ToString(CultureInfo.InvariantCulture) == parts[1])
            {
                etags.Add(KeyValuePair.Create(number, value));
            }
            else
            {
                rest.Add(name, value);
            }
        }
        return new Pairs().Add("xml", CompletedParts.CreateBody(etags, rest));
    }

    private static Pairs Explain(Question question)
    {
        DateTimeOffset now = question.One("now") is { } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
            : question.SigningTime;
        Explanation told = PresignedUrl.Explain(
            question.One("url")!,
            question.One("method"),
            now,
            question.One("bucket"),
            question.One("unsigned-path-prefix"),
            question.One("host"));
        return new Pairs()
            .Add("signature-version", told.SignatureVersion)
            .Add("operation", told.Operation)
            .AddEach("possible-operation", told.Operation is null ? told.PossibleOperations : [])
            .Add("host", told.Host)
            .Add("bucket", told.Bucket)
            .Add("key", told.Key)
            .Add("addressing", told.Addressing)
            .Add("access-key-id", told.AccessKeyId)
            .Add("region", told.Region)
            .Add("service", told.Service)
            .Add("signed-at", told.SignedAt)
            .Add("expires-at", told.ExpiresAt)
            .Add("state", told.State)
            .AddEach("header", told.Headers)
            .AddAll(
                "",
                told.Aspects.Select(static aspect =>
                    KeyValuePair.Create((aspect.IsBound ? "bound:" : "unbound:") + aspect.Name, aspect.Detail)))
            .AddWarnings("warning:", told.Warnings)
            .Add("text", told.Text);
    }

    private static Pairs Diagnose(Question question)
    {
        Diagnosis told = Diagnosis.Of(new DiagnosisOptions
        {
            Response = question.One("answer"),
            Method = question.One("method"),
            Url = question.One("url"),
            Headers = question.Unprefixed("header:"),
            UnsignedPathPrefix = question.One("unsigned-path-prefix"),
            SentMethod = question.One("sent-method"),
            SentUrl = question.One("sent-url"),
            SentHeaders = question.Unprefixed("sent-header:"),
            AccessKeyId = question.One("access-key-id"),
            SecretAccessKey = question.One("secret-access-key"),
            SessionToken = question.One("session-token"),
        });
        Pairs pairs = new Pairs().Add("code", told.Code).Add("message", told.Message);
        foreach (Finding found in told.Findings)
        {
            pairs.Add($"finding:{found.Code}", found.Sentence).Add($"certainty:{found.Code}", found.Certainty);
        }
        return pairs.Add("text", told.Text);
    }

    private static Pairs Needed(Question question)
    {
        Permissions told = Asked(question.Pairs("params"));
        Pairs pairs = new();
        foreach (Permission one in told.Actions)
        {
            pairs.Add("action", one.Action)
                .Add("resource", one.Resource)
                .Add("because", one.Because)
                .Add("certainty", one.Certainty)
                .Add("source", one.Source)
                .Add("only-where", one.OnlyWhere);
        }
        pairs.AddAll("condition:", told.Conditions);
        foreach (OptionalAction one in told.Optional)
        {
            pairs.Add("optional", one.Action).Add("resource", one.Resource).Add("effect", one.Effect);
        }
        return AddOpen(pairs.AddAll("unknown:", told.Doubts), told.OpenPlaces);
    }

    /// <summary>Several questions, with <c>and</c> between two; <c>only-needed</c> stands behind them.</summary>
    private static Pairs Policy(Question question)
    {
        List<List<KeyValuePair<string, string>>> questions = [[]];
        foreach (KeyValuePair<string, string> pair in question.Pairs("params"))
        {
            switch (pair.Key)
            {
                case "and":
                    questions.Add([]);
                    break;
                case "only-needed":
                    break;
                default:
                    questions[^1].Add(pair);
                    break;
            }
        }
        PermissionPolicy policy = PermissionPolicy.Of(questions.Select(Asked), question.One("only-needed") == "true");
        Pairs pairs = new Pairs().Add("policy", policy.Text).Add("size", policy.Size);
        foreach ((string what, long most) in policy.TooLargeFor)
        {
            pairs.Add($"too-large-for:{what}", most);
        }
        return AddOpen(pairs, policy.OpenPlaces);
    }

    private static Pairs Guard(Question question)
    {
        GuardPolicy guard = GuardPolicy.Of(new() { AdditionalOptions = question.Options("params") });
        return new Pairs().Add("policy", guard.Text).AddEach("note", guard.Notes);
    }

    private static Permissions Asked(IEnumerable<KeyValuePair<string, string>> pairs) =>
        Permissions.Of(new() { Parameters = Question.Options(pairs) });

    private static Pairs AddOpen(Pairs pairs, IEnumerable<OpenPlace> places)
    {
        foreach (OpenPlace place in places)
        {
            pairs.Add($"open:{place.Option}", place.Resource);
        }
        return pairs;
    }

    private static Pairs Cors(Question question)
    {
        IPresignedResult[] results =
        [
            .. question.Results().Select(static one => one.Name switch
            {
                "form" => PresignedForm(one),
                "upload" => PresignedUpload(one),
                _ => (IPresignedResult)Presigned(one),
            }),
        ];
        CorsRule rule = results.Length == 1
            ? results[0].GetCorsRule(question.Key!)
            : CorsRule.ForAll(results, question.Key!);
        return new Pairs()
            .AddEach("allowed-origin", rule.AllowedOrigins)
            .AddEach("allowed-method", rule.AllowedMethods)
            .AddEach("allowed-header", rule.AllowedHeaders)
            .AddEach("expose-header", rule.ExposeHeaders)
            .Add("xml", rule.Xml)
            .Add("json", rule.Json);
    }

    private static PresignedRequest Presigned(Question question)
    {
        using Signer signer = question.Signer();
        return signer.Presign(
            question.One("operation")!,
            new()
            {
                Parameters = question.Options("params", "operation"),
                Key = question.Key,
                SigningTime = question.SigningTime,
            });
    }

    private static Pairs PresignFromEnvironment(Question question)
    {
        using Signer signer = Signer.FromEnvironment(question.Pairs("params")!, question.SetOptions);
        PresignedRequest request = signer.Presign(
            "GetObject", new() { Bucket = "harbour-logs", Key = question.Key, SigningTime = question.SigningTime });
        return new Pairs()
            .Add("url", request.Url)
            .Add("expires-at", request.ExpiresAt)
            .Add("limited-by", request.LimitedBy);
    }

    private static ReceivedRequest Request(Question question) =>
        new(question.One("method")!, question.One("url")!, question.Unprefixed("header:"));

    private static ReceivedForm Form(Question question) =>
        new(
            question.One("bucket")!,
            question.Unprefixed("field:"),
            Number(question.One("content-length")),
            question.One("file-name"));

    private static string? Secret(Question question) =>
        question.Pairs("rules").LastOrDefault(static pair => pair.Key == "secret-access-key").Value;

    /// <summary>The rules but for the secret and its id, which is known from the request.</summary>
    private static VerifyOptions Rules(Question question) =>
        new()
        {
            AdditionalOptions = question.Options("rules", "access-key-id", "secret-access-key"),
            Now = question.SigningTime,
        };

    private static long? Number(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
