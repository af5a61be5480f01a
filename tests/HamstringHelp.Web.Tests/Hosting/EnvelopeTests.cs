using System.Security.Cryptography;
using HamstringHelp.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace HamstringHelp.Web.Tests.Hosting;

/// <summary>What a request brings along is opened by whoever has the key ring, for the purpose that it was made for, and by nobody else.</summary>
public sealed class EnvelopeTests : IDisposable
{
    private static readonly byte[] Letter = [1, 2, 3, 4, 5];

    private readonly CountedRing _ring = new();
    private readonly FakeTimeProvider _time = new();
    private readonly EnvelopeKeys _keys;

    public EnvelopeTests() => _keys = new EnvelopeKeys(_ring, _time);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1500)]
    public void What_was_sealed_is_opened(int length)
    {
        var letter = RandomNumberGenerator.GetBytes(length);
        var envelopes = Envelopes.For(_keys, "a");

        Assert.Equal(letter, envelopes.Unprotect(envelopes.Protect(letter)));
    }

    [Fact]
    public void Another_instance_with_the_same_key_ring_opens_it_and_asks_the_ring_once()
    {
        using var elsewhere = new EnvelopeKeys(_ring, _time);
        var envelopes = Envelopes.For(elsewhere, "a");
        var sealedHere = Enumerable.Range(0, 3).Select(_ => Envelopes.For(_keys, "a").Protect(Letter)).ToList();

        Assert.All(sealedHere, envelope => Assert.Equal(Letter, envelopes.Unprotect(envelope)));

        Assert.Equal((1, 1), (_ring.Enciphered, _ring.Deciphered));
        Assert.Equal(3, sealedHere.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void After_an_hour_another_key_seals_and_what_was_sealed_before_still_opens()
    {
        var envelopes = Envelopes.For(_keys, "a");
        var before = envelopes.Protect(Letter);
        _time.Advance(TimeSpan.FromMinutes(59));
        envelopes.Protect(Letter);
        Assert.Equal(1, _ring.Enciphered);
        _time.Advance(TimeSpan.FromMinutes(1));
        var after = envelopes.Protect(Letter);

        Assert.Equal(2, _ring.Enciphered);
        Assert.Equal(Letter, envelopes.Unprotect(before));
        Assert.Equal(Letter, envelopes.Unprotect(after));
    }

    [Theory]
    [InlineData("b", null)]
    [InlineData("a", "b")]
    [InlineData("ab", null)]
    [InlineData("", "a")]
    public void For_another_purpose_it_does_not_open(string purpose, string? within)
    {
        var envelope = Envelopes.For(_keys, "a").Protect(Letter);
        var other = Envelopes.For(_keys, purpose);

        Assert.ThrowsAny<CryptographicException>(() => (within is null ? other : other.CreateProtector(within)).Unprotect(envelope));
    }

    [Fact]
    public void A_row_of_purposes_opens_in_that_order_alone()
    {
        var envelope = Envelopes.For(_keys, "a").CreateProtector("b").Protect(Letter);

        Assert.Equal(Letter, Envelopes.For(_keys, "a").CreateProtector("b").Unprotect(envelope));
        Assert.ThrowsAny<CryptographicException>(() => Envelopes.For(_keys, "b").CreateProtector("a").Unprotect(envelope));
    }

    [Fact]
    public void With_another_key_ring_it_does_not_open()
    {
        using var others = new EnvelopeKeys(new EphemeralDataProtectionProvider(), _time);

        Assert.ThrowsAny<CryptographicException>(() => Envelopes.For(others, "a").Unprotect(Envelopes.For(_keys, "a").Protect(Letter)));
    }

    [Fact]
    public void No_altered_and_no_shortened_one_opens()
    {
        var envelopes = Envelopes.For(_keys, "a");
        var envelope = envelopes.Protect(Letter);

        for (var at = 0; at < envelope.Length; at++)
        {
            var altered = envelope.ToArray();
            altered[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => envelopes.Unprotect(altered));
            Assert.ThrowsAny<CryptographicException>(() => envelopes.Unprotect(envelope[..at]));
        }

        Assert.Equal(Letter, envelopes.Unprotect(envelope));
    }

    public void Dispose() => _keys.Dispose();

    /// <summary>A key ring that counts what it is asked for.</summary>
    private sealed class CountedRing : IDataProtectionProvider
    {
        private readonly EphemeralDataProtectionProvider _ring = new();

        public int Enciphered { get; private set; }

        public int Deciphered { get; private set; }

        public IDataProtector CreateProtector(string purpose) => new Counted(this, _ring.CreateProtector(purpose));

        private sealed class Counted(CountedRing ring, IDataProtector protector) : IDataProtector
        {
            public IDataProtector CreateProtector(string purpose) => new Counted(ring, protector.CreateProtector(purpose));

            public byte[] Protect(byte[] plaintext)
            {
                ring.Enciphered++;
                return protector.Protect(plaintext);
            }

            public byte[] Unprotect(byte[] protectedData)
            {
                ring.Deciphered++;
                return protector.Unprotect(protectedData);
            }
        }
    }
}
