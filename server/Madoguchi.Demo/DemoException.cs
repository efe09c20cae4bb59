namespace Madoguchi.Demo;

/// <summary>The demo cannot go on: one sentence for whoever started it.</summary>
internal sealed class DemoException(string sentence) : Exception(sentence);
