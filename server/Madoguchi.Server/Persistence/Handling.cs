namespace Madoguchi.Server.Persistence;

/// <summary>What a site does with a procedure.</summary>
public enum Handling
{
    /// <summary>Not handled here.</summary>
    No,

    /// <summary>Handled during the site's hours.</summary>
    Yes,

    /// <summary>取次: papers are taken in and passed on to the city hall.</summary>
    Forward,

    /// <summary>Handled during hours of its own.</summary>
    Limited,
}
