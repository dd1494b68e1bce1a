using Xunit;

namespace S3Presign.Tests;

/// <summary>Signers and templates are shared by threads, and closed while they are used.</summary>
public sealed class ThreadsTests
{
    [Fact]
    public async Task Threads_and_tasks_share_a_template()
    {
        using Signer signer = Example.Signer();
        using Template template = Example.Download(signer);
        string[] expected = template.GetUrls(Enumerable.Range(0, 200).Select(static key => $"{key}"), Example.Now);
        string[][] all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            List<string> urls = [];
            for (int key = 0; key < 200; key++)
            {
                urls.Add(template.GetUrl($"{key}", Example.Now));
                if (key % 50 == 0)
                {
                    await Task.Yield();
                }
            }
            return urls.ToArray();
        })));
        Assert.All(all, urls => Assert.Equal(expected, urls));
    }

    [Fact]
    public void A_close_under_load_lets_calls_finish_and_refuses_every_later_one()
    {
        for (int round = 0; round < 20; round++)
        {
            Signer signer = Example.Signer();
            Template template = Example.Download(signer);
            string expected = template.GetUrl("k", Example.Now);
            using CountdownEvent working = new(4);
            Thread[] threads =
            [
                .. Enumerable.Range(0, 4).Select(each => new Thread(() =>
                {
                    bool signed = false;
                    try
                    {
                        while (true)
                        {
                            Assert.Equal(expected, template.GetUrl("k", Example.Now));
                            _ = signer.Presign("GetObject", new() { Bucket = "photos", Key = "k" });
                            if (!signed)
                            {
                                signed = true;
                                _ = working.Signal();
                            }
                        }
                    }
                    catch (ObjectDisposedException)
                    {
                        // As promised, although the others never pause.
                    }
                })),
            ];
            Array.ForEach(threads, static thread => thread.Start());
            working.Wait(TestContext.Current.CancellationToken);
            template.Dispose();
            signer.Dispose();
            Assert.All(threads, static thread => Assert.True(thread.Join(TimeSpan.FromSeconds(30))));
        }
    }

    [Fact]
    public void What_nobody_disposes_is_finalized()
    {
        for (int round = 0; round < 2000; round++)
        {
            Use();
        }
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using Signer signer = Example.Signer();
        Assert.NotEmpty(signer.GetObjectUrl("photos", "k"));

        static void Use()
        {
            Signer signer = Example.Signer();
            _ = Example.Download(signer).GetUrl("k");
        }
    }
}
