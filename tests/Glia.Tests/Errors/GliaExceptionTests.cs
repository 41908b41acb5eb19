using Glia.Errors;

namespace Glia.Tests.Errors;

public sealed class GliaExceptionTests
{
    [Fact]
    public void The_message_has_one_line_per_finding()
    {
        var exception = new GliaException([Finding.Error("a", "is wrong."), Finding.Warning("b", "is odd.", new TextLocation("net.yaml", 3, 7))]);
        Assert.Equal(["a: is wrong.", "net.yaml(3,7): b: is odd."], exception.Message.Split(Environment.NewLine));
        Assert.Equal([Severity.Error, Severity.Warning], exception.Findings.Select(finding => finding.Severity));
    }

    [Fact]
    public void One_error_is_one_finding()
    {
        Finding finding = Assert.Single(new GliaException("a", "is wrong.").Findings);
        Assert.Equal(Finding.Error("a", "is wrong."), finding);
    }
}
