namespace Madoguchi.Signage.Sound;

internal interface IChime
{
    /// <summary>Sounds the chime. False when the browser does not let it sound; never throws.</summary>
    ValueTask<bool> PlayAsync();
}
