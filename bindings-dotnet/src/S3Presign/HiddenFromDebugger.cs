namespace S3Presign;

/// <summary>What debuggers show of a value in place of its properties, which hold secrets: its masked text.</summary>
internal sealed class HiddenFromDebugger(object value)
{
    public string Shown { get; } = value.ToString() ?? "";
}
