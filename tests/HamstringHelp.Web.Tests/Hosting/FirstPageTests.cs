using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HamstringHelp.Web.Tests.Hosting;

/// <summary>The first question is answered once while the program starts, so that the first visitor is answered sooner.</summary>
public sealed class FirstPageTests(ProductionApp app) : IClassFixture<ProductionApp>
{
    [Fact]
    public async Task The_first_question_is_answered_to_nobody()
    {
        using var visitor = app.Visit();
        await visitor.Go("/");

        Assert.Equal(StatusCodes.Status200OK, await FirstPage.Answer(app.Services, app.Services.GetServices<EndpointDataSource>()));
    }
}
