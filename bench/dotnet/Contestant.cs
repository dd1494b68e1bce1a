namespace Bench;

/// <summary>Somebody who makes URLs.</summary>
/// <param name="Series">Which keys and which operation.</param>
/// <param name="Name">As the tables call it.</param>
/// <param name="Version">What is installed.</param>
/// <param name="Make">Makes the URL of a key.</param>
internal sealed record Contestant(string Series, string Name, string Version, Func<string, string> Make)
{
    /// <summary>How many URLs fill a slice.</summary>
    internal int Urls { get; set; }

    internal static Contestant[] All() =>
        [.. new[] { Work.Get, Work.Put, Work.Uuid }.SelectMany(static series => Ours.Contestants(series).Concat(Peers.Contestants(series)))];
}
