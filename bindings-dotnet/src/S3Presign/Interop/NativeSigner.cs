namespace S3Presign.Interop;

/// <summary>A signer of the library.</summary>
internal sealed unsafe class NativeSigner : NativeHandle
{
    private NativeSigner(nint pointer)
        : base(pointer)
    {
    }

    private protected override string Noun => nameof(Signer);

    /// <summary>Makes a signer from its options.</summary>
    internal static NativeSigner Create(ParameterList options)
    {
        NativeLibraryFile.Load();
        fixed (byte* list = options.Bytes)
        {
            return Create(new PinnedList(list, options));
        }
    }

    /// <summary>Makes a signer from environment variables, and from options that win over them.</summary>
    internal static NativeSigner FromEnvironment(ParameterList variables, ParameterList options)
    {
        NativeLibraryFile.Load();
        fixed (byte* variableList = variables.Bytes, list = options.Bytes)
        {
            PinnedList variablesPin = new(variableList, variables);
            PinnedList pin = new(list, options);
            // The answer holds the secret key, and only this memory is wiped.
            return Answering.InLarger(
                (answer, capacity) => Native.OptionsFromEnv(
                    variablesPin.Start, variablesPin.Length, variablesPin.Count, pin.Start, pin.Length, pin.Count, answer, capacity),
                static answer => Create(answer.Bytes),
                Answering.FirstCapacity);
        }
    }

    internal NativeSigner Scoped(ParameterList scope)
    {
        fixed (byte* list = scope.Bytes)
        {
            PinnedList pin = new(list, scope);
            using Use use = Begin();
            nint signer = use.Pointer;
            nint made = 0;
            nint* place = &made;
            _ = Answering.Of(
                (message, capacity) => Native.SignerScoped(signer, pin.Start, pin.Length, pin.Count, place, message, capacity),
                static _ => 0);
            return new(made);
        }
    }

    internal NativeTemplate Template(ParameterList request)
    {
        using Use use = Begin();
        return NativeTemplate.Create(use.Pointer, request);
    }

    internal T Presign<T>(ParameterList request, string? key, long now, Answering.Reader<T> reader)
    {
        using NativeText keyText = new("key", key, stackalloc byte[NativeText.OnStack]);
        fixed (byte* list = request.Bytes, keyStart = keyText.Bytes)
        {
            PinnedList pin = new(list, request);
            PinnedText keyPin = new(keyStart, keyText.Length);
            using Use use = Begin();
            nint signer = use.Pointer;
            return Answering.Of(
                (answer, capacity) =>
                    Native.Presign(signer, pin.Start, pin.Length, pin.Count, keyPin.Start, keyPin.Length, now, answer, capacity),
                reader);
        }
    }

    internal T PresignPost<T>(ParameterList form, long now, Answering.Reader<T> reader)
    {
        fixed (byte* list = form.Bytes)
        {
            PinnedList pin = new(list, form);
            using Use use = Begin();
            nint signer = use.Pointer;
            return Answering.Of(
                (answer, capacity) => Native.PresignPost(signer, pin.Start, pin.Length, pin.Count, now, answer, capacity), reader);
        }
    }

    internal T PresignMultipart<T>(ParameterList upload, string? key, long now, Answering.Reader<T> reader)
    {
        // Every request is signed before the length is known: a small buffer would cost it twice.
        const int Capacity = 256 * 1024;
        using NativeText keyText = new("key", key, stackalloc byte[NativeText.OnStack]);
        fixed (byte* list = upload.Bytes, keyStart = keyText.Bytes)
        {
            PinnedList pin = new(list, upload);
            PinnedText keyPin = new(keyStart, keyText.Length);
            using Use use = Begin();
            nint signer = use.Pointer;
            return Answering.InLarger(
                (answer, capacity) =>
                    Native.PresignMultipart(signer, pin.Start, pin.Length, pin.Count, keyPin.Start, keyPin.Length, now, answer, capacity),
                reader,
                Capacity);
        }
    }

    /// <summary>The plain URL of an object.</summary>
    internal string ObjectUrl(string bucket, string key)
    {
        using NativeText bucketText = new("bucket", bucket, stackalloc byte[NativeText.OnStack]);
        using NativeText keyText = new("key", key, stackalloc byte[NativeText.OnStack]);
        fixed (byte* bucketStart = bucketText.Bytes, keyStart = keyText.Bytes)
        {
            PinnedText bucketPin = new(bucketStart, bucketText.Length);
            PinnedText keyPin = new(keyStart, keyText.Length);
            using Use use = Begin();
            nint signer = use.Pointer;
            return Answering.Of(
                (answer, capacity) =>
                    Native.ObjectUrl(signer, bucketPin.Start, bucketPin.Length, keyPin.Start, keyPin.Length, answer, capacity),
                Answering.Text);
        }
    }

    /// <summary>What it shows of itself, without secrets.</summary>
    internal OrderedTexts Describe()
    {
        using Use use = Begin();
        nint signer = use.Pointer;
        return Answering.Of(
            (answer, capacity) => Native.SignerDescribe(signer, answer, capacity), static answer => answer.Map(""u8));
    }

    private protected override void Free(nint pointer) => Native.SignerFree(pointer);

    /// <summary>Makes a signer from a list as the library answered it.</summary>
    private static NativeSigner Create(ReadOnlySpan<byte> answered)
    {
        fixed (byte* list = answered)
        {
            return Create(new PinnedList(list, answered));
        }
    }

    private static NativeSigner Create(PinnedList options)
    {
        nint made = 0;
        nint* place = &made;
        _ = Answering.Of(
            (message, capacity) => Native.SignerNew(options.Start, options.Length, options.Count, place, message, capacity),
            static _ => 0);
        return new(made);
    }
}
