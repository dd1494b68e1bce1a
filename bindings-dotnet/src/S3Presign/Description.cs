using S3Presign.Interop;

namespace S3Presign;

/// <summary>What signers and templates show of themselves.</summary>
internal static class Description
{
    internal static string Of(string type, NativeHandle handle, Func<OrderedTexts> describe)
    {
        try
        {
            return $"{type} {describe().Shown()}";
        }
        catch (ObjectDisposedException) when (handle.IsClosed)
        {
            return $"{type} {{disposed}}";
        }
    }
}
