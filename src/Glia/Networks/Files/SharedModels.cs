using System.Collections.Concurrent;

namespace Glia.Networks.Files;

/// <summary>Models that are written alike as one object, so that they are compiled once. Threads may share it.</summary>
internal sealed class SharedModels
{
    private readonly ConcurrentDictionary<(string Kind, string Text), object> _models = [];

    /// <summary>The model that stands for all that are written as this one.</summary>
    public TModel OneOf<TModel>(TModel model, ModelForm<TModel> form) where TModel : class =>
        (TModel)_models.GetOrAdd((form.Kind, form.Write(model)), model);
}
