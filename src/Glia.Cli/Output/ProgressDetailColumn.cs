using System.Collections.Concurrent;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glia.Cli.Output;

/// <summary>The words beside a progress bar.</summary>
internal sealed class ProgressDetailColumn : ProgressColumn
{
    private readonly ConcurrentDictionary<int, string> _texts = new();

    public void Set(ProgressTask task, string text) => _texts[task.Id] = text;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(_texts.GetValueOrDefault(task.Id, "")).Overflow(Overflow.Ellipsis);
}
