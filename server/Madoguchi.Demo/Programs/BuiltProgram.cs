using System.Reflection;

namespace Madoguchi.Demo.Programs;

/// <summary>One of the programs, as the build left it beside the demo.</summary>
internal sealed record BuiltProgram(string Project)
{
    public static readonly BuiltProgram
        Server = new("server/Madoguchi.Server"),
        Reservation = new("reservation-web/Madoguchi.Reservation"),
        Kiosk = new("kiosk/Madoguchi.Kiosk"),
        Emulator = new("kiosk/Madoguchi.EscPos.Emulator");

    /// <summary>The runtime that runs this program runs the others too.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    public string Folder => Path.Combine(
        Path.GetFullPath(Metadata("RepositoryRoot")), Project, "bin", Metadata("Configuration"), "net10.0");

    /// <exception cref="DemoException">It was not built.</exception>
    public string Assembly => Path.Combine(Folder, Path.GetFileName(Project) + ".dll") is var path && File.Exists(path)
        ? path
        : throw new DemoException($"{path} is missing; build the demo with dotnet build server/Madoguchi.Demo.");

    static string Metadata(string key) => typeof(BuiltProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
