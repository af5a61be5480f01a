using System.IO.Pipelines;
using HamstringHelp.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.ObjectPool;
using RazorSlices;

namespace HamstringHelp.Web.Slices;

/// <summary>
/// Answers with a slice, as a whole: where something goes wrong while it is written, nothing of it was sent, and the person
/// gets the page for errors and not half a result.
/// </summary>
/// <param name="slice">The page.</param>
internal sealed class SliceResult(RazorSlice slice) : IActionResult
{
    private static readonly ObjectPool<PageBuffer> Buffers = ObjectPool.Create<PageBuffer>();

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var buffer = Buffers.Get();
        using (slice)
        {
            slice.HttpContext = context.HttpContext;
            await slice.RenderAsync(buffer, PagesHosting.Encoder, context.HttpContext.RequestAborted);
        }

        response.ContentType = slice.ContentType;
        response.ContentLength = buffer.Written.Length;
        await response.Body.WriteAsync(buffer.Written, context.HttpContext.RequestAborted);
        Buffers.Return(buffer);
    }

    /// <summary>Where a page is written before it is sent. One that fails on the way is not used again.</summary>
    private sealed class PageBuffer : PipeWriter, IResettable
    {
        /// <summary>Most results are shorter, so that it seldom grows.</summary>
        private const int Usual = 64 * 1024;

        /// <summary>One that had to grow beyond this is not kept.</summary>
        private const int Largest = 4 * Usual;

        private byte[] _bytes = new byte[Usual];
        private int _length;

        public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

        public override bool CanGetUnflushedBytes => true;

        public override long UnflushedBytes => 0;

        public override void Advance(int bytes)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, _bytes.Length - _length);
            _length += bytes;
        }

        public override Memory<byte> GetMemory(int sizeHint = 0)
        {
            Grow(sizeHint);
            return _bytes.AsMemory(_length);
        }

        public override Span<byte> GetSpan(int sizeHint = 0)
        {
            Grow(sizeHint);
            return _bytes.AsSpan(_length);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => default;

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }

        public bool TryReset()
        {
            _length = 0;
            return _bytes.Length <= Largest;
        }

        private void Grow(int sizeHint)
        {
            if (_bytes.Length - _length < Math.Max(sizeHint, 1))
            {
                Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + sizeHint));
            }
        }
    }
}
