namespace Glia.Cli.Output;

/// <summary>Standard output cannot be written, so that nothing more can be told there.</summary>
internal sealed class ResultStreamException(IOException problem) : Exception(problem.Message, problem);
