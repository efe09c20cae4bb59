namespace Madoguchi.EscPos.Printing;

/// <summary>How long a printer may take.</summary>
/// <param name="Connect">To open the line.</param>
/// <param name="Answer">To answer a real-time question.</param>
/// <param name="Job">To take a whole job and prove it.</param>
public sealed record PrinterTimeouts(TimeSpan Connect, TimeSpan Answer, TimeSpan Job)
{
    public static readonly PrinterTimeouts Default = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));
}
