namespace Madoguchi.Contracts.Hosts;

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

    /// <param name="name">As it stands in the environment, for example <c>MADOGUCHI__KIOSK__SITE</c>.</param>
    /// <param name="value">What was given; never a secret.</param>
    /// <param name="allowed">What may be given, to be read after "must be".</param>
    public SettingException(string name, string? value, string allowed)
        : this($"{name} is '{value}', but must be {allowed}.")
    {
    }
}
