namespace Madoguchi.Server.Live;

internal static class ThisProgram
{
    public static readonly string Version = typeof(ThisProgram).Assembly.GetName().Version?.ToString(3) ?? "0";
}
