using Xunit;

// Most of these tests wait: for a browser, a voice, a server that does not answer.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
