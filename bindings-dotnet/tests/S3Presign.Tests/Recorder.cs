using System.Net;
using System.Net.Sockets;
using System.Text;

namespace S3Presign.Tests;

/// <summary>A server that keeps the raw bytes of each request, and answers 200.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<Received> requests = [];

    internal Recorder()
    {
        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    internal string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    internal Received Last
    {
        get
        {
            lock (requests)
            {
                return requests[^1];
            }
        }
    }

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync();
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                lock (requests)
                {
                    requests.Add(request);
                }
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            }
        }
    }

    private static async Task<Received?> ReadAsync(NetworkStream stream)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (head.Count < 4 || !head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }
            head.Add(one[0]);
        }
        string[] lines = Encoding.UTF8.GetString([.. head]).Split("\r\n");
        string? length = lines.FirstOrDefault(static line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        byte[] body = new byte[length is null ? 0 : int.Parse(length["Content-Length: ".Length..], System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return new(lines[0], [.. lines.Skip(1).TakeWhile(static line => line.Length > 0)], body);
    }

    /// <summary>One request as it came.</summary>
    internal sealed record Received(string Line, string[] Headers, byte[] Body)
    {
        internal string? Header(string name) =>
            Headers.Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                .Select(line => line[(name.Length + 2)..])
                .SingleOrDefault();
    }
}
