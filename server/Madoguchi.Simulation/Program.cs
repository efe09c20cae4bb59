using Madoguchi.Simulation;

return Commands.Run(args);
