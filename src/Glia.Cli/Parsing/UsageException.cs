using Glia.Errors;

namespace Glia.Cli.Parsing;

/// <summary>A command line that cannot be understood.</summary>
internal sealed class UsageException : GliaException
{
    public UsageException(string subject, string message) : base(subject, message) { }

    /// <summary>A value on the command line that was refused.</summary>
    public UsageException(IEnumerable<Finding> findings) : base(findings) { }
}
