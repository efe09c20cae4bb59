namespace Madoguchi.Kiosk.Platform;

/// <summary>A setting cannot be used; the message is the one sentence for whoever starts the program.</summary>
public sealed class SettingException : Exception
{
    public SettingException()
    {
    }

    public SettingException(string message)
        : base(message)
    {
    }

    public SettingException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public SettingException(string name, string? value, string allowed)
        : this($"{name} is '{value}', but must be {allowed}.")
    {
    }
}
