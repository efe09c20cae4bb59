namespace Madoguchi.TestKit.Programs;

/// <summary>Where a program stands when that is not this machine's loopback.</summary>
/// <param name="Zone">The network it runs in.</param>
/// <param name="Listen">Where it listens, as <c>ASPNETCORE_URLS</c>.</param>
/// <param name="Url">Its address for those who ask it.</param>
/// <param name="Asking">The network from which they, and the test, ask it.</param>
public sealed record Place(NetworkZone Zone, string Listen, Uri Url, NetworkZone Asking);
