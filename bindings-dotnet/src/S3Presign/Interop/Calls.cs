namespace S3Presign.Interop;

/// <summary>What can be asked of the library without a signer.</summary>
internal static unsafe class Calls
{
    /// <summary>A function that takes a list.</summary>
    private delegate long ListCall(byte* list, nuint length, nuint count, byte* answer, nuint capacity);

    /// <summary>A function that takes a text.</summary>
    private delegate long TextCall(byte* text, nuint length, byte* answer, nuint capacity);

    internal static T Details<T>(ParameterList result, Answering.Reader<T> reader) =>
        Of(Native.Details, result, reader);

    internal static T MultipartPlan<T>(ParameterList sizes, Answering.Reader<T> reader) =>
        Of(Native.MultipartPlan, sizes, reader);

    internal static string CompletedParts(ParameterList parts) => Of(Native.CompletedParts, parts, Answering.Text);

    internal static T ReadRequest<T>(ParameterList request, Answering.Reader<T> reader) =>
        Of(Native.ReadRequest, request, reader);

    internal static T ReadForm<T>(ParameterList form, Answering.Reader<T> reader) =>
        Of(Native.ReadForm, form, reader);

    internal static T Refusal<T>(ParameterList code, Answering.Reader<T> reader) => Of(Native.Refusal, code, reader);

    internal static T Explain<T>(ParameterList url, Answering.Reader<T> reader) => Of(Native.Explain, url, reader);

    internal static T Diagnose<T>(ParameterList answer, Answering.Reader<T> reader) =>
        Of(Native.Diagnose, answer, reader);

    internal static T Permissions<T>(ParameterList asked, Answering.Reader<T> reader) =>
        Of(Native.Permissions, asked, reader);

    internal static T Policy<T>(ParameterList granted, Answering.Reader<T> reader) =>
        Of(Native.Policy, granted, reader);

    internal static T GuardPolicy<T>(ParameterList bound, Answering.Reader<T> reader) =>
        Of(Native.GuardPolicy, bound, reader);

    /// <summary>The same list without its secrets.</summary>
    internal static T RedactList<T>(ParameterList list, Answering.Reader<T> reader) =>
        Of(Native.RedactList, list, reader);

    internal static T VerifyRequest<T>(
        ParameterList request, ParameterList rules, long now, Answering.Reader<T> reader)
    {
        NativeLibraryFile.Load();
        fixed (byte* list = request.Bytes, ruleList = rules.Bytes)
        {
            PinnedList pin = new(list, request);
            PinnedList rulesPin = new(ruleList, rules);
            return Answering.Of(
                (answer, capacity) =>
                    Native.VerifyRequest(pin.Start, pin.Length, pin.Count, rulesPin.Start, rulesPin.Length, rulesPin.Count, now, answer, capacity),
                reader);
        }
    }

    internal static T VerifyForm<T>(
        ParameterList form, ParameterList rules, long now, Answering.Reader<T> reader)
    {
        NativeLibraryFile.Load();
        fixed (byte* list = form.Bytes, ruleList = rules.Bytes)
        {
            PinnedList pin = new(list, form);
            PinnedList rulesPin = new(ruleList, rules);
            return Answering.Of(
                (answer, capacity) =>
                    Native.VerifyForm(pin.Start, pin.Length, pin.Count, rulesPin.Start, rulesPin.Length, rulesPin.Count, now, answer, capacity),
                reader);
        }
    }

    /// <summary>The CORS rule of several results' list, each of which begins with a name of its own.</summary>
    internal static T CorsRule<T>(ParameterList results, string origin, Answering.Reader<T> reader)
    {
        NativeLibraryFile.Load();
        using NativeText originText = new("origin", origin, stackalloc byte[NativeText.OnStack]);
        fixed (byte* list = results.Bytes, originStart = originText.Bytes)
        {
            PinnedList pin = new(list, results);
            PinnedText originPin = new(originStart, originText.Length);
            return Answering.Of(
                (answer, capacity) => Native.CorsRule(pin.Start, pin.Length, pin.Count, originPin.Start, originPin.Length, answer, capacity), reader);
        }
    }

    /// <summary>The URL without its secrets.</summary>
    internal static string Redact(string url) => OfText(Native.Redact, "url", url);

    /// <summary>The id in the response that created an upload.</summary>
    internal static string UploadId(string response) => OfText(Native.UploadId, "response", response);

    /// <summary>The version of the library.</summary>
    internal static string Version()
    {
        NativeLibraryFile.Load();
        return Answering.StaticText(Native.Version());
    }

    private static string OfText(TextCall function, string name, string text)
    {
        NativeLibraryFile.Load();
        using NativeText native = new(name, text, stackalloc byte[NativeText.OnStack]);
        fixed (byte* start = native.Bytes)
        {
            PinnedText pin = new(start, native.Length);
            return Answering.Of(
                (answer, capacity) => function(pin.Start, pin.Length, answer, capacity), Answering.Text);
        }
    }

    private static T Of<T>(ListCall function, ParameterList parameters, Answering.Reader<T> reader)
    {
        NativeLibraryFile.Load();
        fixed (byte* list = parameters.Bytes)
        {
            PinnedList pin = new(list, parameters);
            return Answering.Of(
                (answer, capacity) => function(pin.Start, pin.Length, pin.Count, answer, capacity), reader);
        }
    }
}
