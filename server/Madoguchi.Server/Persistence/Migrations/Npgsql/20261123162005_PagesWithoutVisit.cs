using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Server.Persistence.Migrations.Npgsql
{
    /// <inheritdoc />
    public partial class PagesWithoutVisit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "WithoutVisitUrl",
                table: "Procedures",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "WithoutVisitUrl",
                table: "Procedures");
        }
    }
}
